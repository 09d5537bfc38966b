using Lathe.Mixing.Assistant;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Tone;

/// <summary>Takes away what lies below the notes of a track: by role, but never into what is really played.</summary>
internal static class HighPasses
{
    private const double RumbleLimit = -20;
    private const double UnderLowestNote = 0.7;

    public static void Apply(MixPlan plan)
    {
        var closeKick = plan.Tracks.Any(t => t.Role == Roles.Kick);
        foreach (var track in plan.Tracks)
        {
            var spectrum = track.Stem.Measurement.Spectrum;
            var lowest = PowerBands.LowestNote(spectrum);
            var rumble = PowerBands.Rumble(spectrum);
            var byRole = Corner(track.Role, closeKick);
            var least = Math.Min(byRole, 25);

            // Microphones at a kit hear the kick whatever they are there for: the role decides.
            var isKit = track.Role is Roles.Snare or Roles.HiHat or Roles.Cymbals or Roles.Overheads or Roles.Room or Roles.Toms;
            var frequency = isKit ? byRole : Math.Clamp(UnderLowestNote * lowest, least, byRole);
            var steep = rumble > RumbleLimit;
            var band = EqBand.HighPass(ValueText.Rounded(frequency, 0), steep || byRole >= 60 ? 24 : 12);
            track.Bands.Add(band);
            plan.Decide(
                $"high-pass/{track.Id}", "tone", track.Id,
                steep
                    ? Invariant($"rumble {rumble:F0} dB against the rest, the lowest notes at {lowest:F0} Hz")
                    : Invariant($"the lowest notes at {lowest:F0} Hz"),
                Invariant($"high-pass at {ValueText.Hertz(band.Frequency)}, {band.Slope} dB/oct"), "Headroom and a clear low end; nothing played is lost.", 0.85,
                EqText.Edits(track.Id, band).AsSpan());
            if (steep)
            {
                plan.Comment($"{track.Id}/eq", Invariant($"rumble ({rumble:F0} dB against the rest) is cut"));
            }
        }
    }

    private static double Corner(string role, bool closeKick) => role switch
    {
        Roles.Kick or Roles.Bass or Roles.Drums => 30,
        Roles.Snare => 80,
        Roles.Toms => 50,
        Roles.HiHat => 250,
        Roles.Cymbals => 200,
        Roles.Overheads => closeKick ? 120 : 40,
        Roles.Room => closeKick ? 80 : 40,
        Roles.Percussion => 100,
        Roles.ElectricGuitar or Roles.AcousticGuitar => 80,
        Roles.Keys or Roles.Synth => 60,
        Roles.Strings or Roles.Brass or Roles.Woodwinds => 80,
        Roles.LeadVocal or Roles.Speech => 85,
        Roles.BackingVocal => 110,
        Roles.Fx => 35,
        _ => 28,
    };
}
