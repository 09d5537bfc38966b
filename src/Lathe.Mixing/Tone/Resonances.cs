using Lathe.Metering.Defects;
using Lathe.Metering.Spectrum;
using Lathe.Mixing.Assistant;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Tone;

/// <summary>
/// Narrow bells on peaks that ring over the octave around them whatever is played, in recordings of air; electronic sounds are meant as they are.
/// Overtones of notes come and go with the notes, so a peak counts only where its third of an octave stands out most of the time.
/// </summary>
internal static class Resonances
{
    private const double Low = 1400;
    private const double High = 9000;
    private const double Prominence = 13;

    /// <summary>How far its third of an octave stands above its neighbors in the middle of the time, dB.</summary>
    private const double Steady = 5;

    private const double Deepest = -6;

    /// <summary>A ring that holds so much of the power is a fault of the recording and is cut deeper.</summary>
    private const double FaultShare = 0.3;

    private const double DeepestOfFaults = -10;
    private const double Q = 12;
    private const int Most = 2;

    public static void Apply(MixPlan plan)
    {
        foreach (var track in plan.Tracks.Where(t => t.Role is
            Roles.Snare or Roles.Toms or Roles.Overheads or Roles.Room or Roles.Cymbals or Roles.Drums or Roles.ElectricGuitar or Roles.AcousticGuitar
            or Roles.Strings or Roles.Brass or Roles.Woodwinds or Roles.LeadVocal or Roles.Speech))
        {
            var spectrum = track.Stem.Measurement.Spectrum;
            var peaks = Resonance.Find(spectrum.Bins.AsSpan(), spectrum.BinWidth, Low, High, Prominence)
                .Select(p => (p.Hertz, p.Prominence, Steady: Steadiness(track, p.Hertz)))
                .Where(p => p.Steady > Steady).Take(Most);
            foreach (var (hertz, prominence, steady) in peaks)
            {
                var share = PowerBands.Between(spectrum, hertz * 0.97, hertz * 1.03) / PowerBands.Between(spectrum, 25, double.PositiveInfinity);
                var gain = Math.Max(share > FaultShare ? DeepestOfFaults : Deepest, -0.7 * (prominence - 5));
                var band = EqBand.Bell(Invariant($"ring-{hertz:F0}"), hertz, gain, Q);
                track.Bands.Add(band);
                plan.Decide(
                    $"resonance/{track.Id}/{band.Id}", "tone", track.Id,
                    Invariant($"a narrow peak at {hertz:F0} Hz, {prominence:F1} dB above the octave around it whatever is played, {100 * share:F0} % of the power"),
                    Invariant($"bell {ValueText.Decibels(gain)} at {ValueText.Hertz(hertz)}, Q {Q:F0}"), "It stops ringing; the tone around it stays.",
                    Math.Min(0.95, 0.5 + (steady / 30)), EqText.Edits(track.Id, band).AsSpan());
                plan.Comment($"{track.Id}/eq", Invariant($"a ring at {hertz:F0} Hz is tamed"));
            }
        }
    }

    /// <summary>Level of the third of an octave around a frequency over its second and third neighbors on either side, median over the time it plays, dB.</summary>
    private static double Steadiness(TrackPlan track, double hertz)
    {
        var features = track.Stem.Features;
        var count = ThirdOctaves.Count;
        var band = Enumerable.Range(0, count).First(b => hertz < ThirdOctaves.High(b));
        var values = new List<double>();
        for (var at = 0; at + count <= features.BandHistory.Length; at += count)
        {
            var levels = features.BandHistory.AsSpan(at, count);
            var seconds = at / count * features.BandHopSeconds;
            if (track.IsActive((int)(seconds * 10)) && band >= 3 && band + 3 < count)
            {
                var around = (levels[band - 3] + levels[band - 2] + levels[band + 2] + levels[band + 3]) / 4;
                values.Add(Math.Max(levels[band], Math.Max(levels[band - 1], levels[band + 1])) - around);
            }
        }

        values.Sort();
        return values.Count == 0 || !double.IsFinite(values[values.Count / 2]) ? 0 : values[values.Count / 2];
    }
}
