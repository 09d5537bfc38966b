using System.Collections.Immutable;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mastering.Chain;

/// <summary>Broad moves toward the tone band, half of what lies well outside it; inside it nothing is touched.</summary>
internal static class ToneStage
{
    private const double Least = 0.5; // dB: what is less is not heard
    private const double Most = 2;
    private const double Share = 0.5;

    // Ten of a hundred finished songs lie outside at either end: the first decibel is no fault.
    private const double Tolerated = 1;

    private static readonly ImmutableArray<Region> Regions =
    [
        new("sub", "sub bass", 25, 50, "low-shelf", 45, 0.7, 0),
        new("bass", "bass", 63, 125, "bell", 90, 0.7, 1.5),
        new("low-mids", "low mids", 160, 400, "bell", 250, 0.7, 1.5),
        new("mids", "mids", 500, 1250, "bell", 800, 0.7, 2),
        new("presence", "presence", 1600, 4000, "bell", 2500, 0.7, 2),
        new("brilliance", "brilliance", 5000, 8000, "bell", 6300, 0.7, 2),
        new("air", "air", 10_000, 16_000, "high-shelf", 10_000, 0.7, 1.5),
    ];

    public static void Apply(ChainDraft draft)
    {
        var tone = draft.Listening.Tone;
        var bands = new List<(Region Region, double Gain)>();
        foreach (var region in Regions.Where(r => r.HighHertz < draft.Listening.Mix.Format.SampleRate * 0.45))
        {
            var outside = tone.Between(region.LowHertz, region.HighHertz);
            var wanted = Math.Max(0, Math.Abs(outside) - Tolerated) * Share;
            var gain = ValueText.Rounded(outside > 0 ? -Math.Min(wanted, Most) : Math.Min(wanted, region.MostBoost), 1);
            if (wanted < Least)
            {
                continue;
            }

            var measured = Invariant($"{region.Name}, {ValueText.Hertz(region.LowHertz)} to {ValueText.Hertz(region.HighHertz)}: {Math.Abs(outside):0.0} dB {(outside > 0 ? "above" : "below")} the {tone.Band.Name} band ({tone.Band.Songs} songs)");
            if (draft.Protection.OfTone(region.LowHertz, region.HighHertz) is { } intent)
            {
                draft.NotMade($"tone/{region.Id}", "tone", region.Id, measured, Invariant($"nothing: \"{intent.Text}\" says it is meant so; {gain:+0.0;-0.0;0.0} dB would have been set"), "The mixer's intent stays.", 0.9);
            }
            else if (Math.Abs(gain) < Least)
            {
                draft.NotMade($"tone/{region.Id}", "tone", region.Id, measured, "nothing: a boost here would raise rumble more than music", "Left to the mix.", 0.6);
            }
            else
            {
                bands.Add((region, gain));
                draft.Made(
                    $"tone/{region.Id}", "tone", region.Id, measured, Invariant($"{region.Type} at {ValueText.Hertz(region.Center)}, {gain:+0.0;-0.0} dB, Q {region.Q:0.##}"),
                    "Nearer to what finished songs have; the rest of the difference stays, it may be the song's character.", 0.6,
                    Values(region, gain).Select(v => new Edit($"master/eq/{v.Path}", v.Text)));
            }
        }

        if (bands.Count > 0)
        {
            var insert = new Insert("eq", "eq", [.. bands.SelectMany(b => Values(b.Region, b.Gain))], [.. bands.Select(b => new Element("bands", b.Region.Id))]);
            draft.Add(insert, $"broad moves toward the {tone.Band.Name} band of finished songs");
        }
        else if (!draft.Decisions.Any(d => d.Stage == "tone"))
        {
            draft.NotMade("tone/none", "tone", "master", $"every region lies within the {tone.Band.Name} band or within 2 dB of it", "nothing", "The tone of the mix stays.", 0.8);
        }
    }

    private static IEnumerable<Setting> Values(Region region, double gain) =>
    [
        new($"bands/{region.Id}/type", region.Type),
        new($"bands/{region.Id}/freq", ValueText.Hertz(region.Center)),
        new($"bands/{region.Id}/gain", ValueText.Decibels(gain)),
        new($"bands/{region.Id}/q", Invariant($"{region.Q:0.##}")),
    ];

    /// <param name="LowHertz">The middle of the first third of an octave that is judged.</param>
    /// <param name="HighHertz">Of the last.</param>
    /// <param name="MostBoost">dB.</param>
    private sealed record Region(string Id, string Name, double LowHertz, double HighHertz, string Type, double Center, double Q, double MostBoost);
}
