using System.Collections.Immutable;
using Lathe.Dsp.Numerics;
using Lathe.Mixing.Assistant;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Dynamics;

/// <summary>Compresses tracks whose peaks stand far above their mean, the threshold set by how high their loud peaks are.</summary>
internal static class Compression
{
    private const double Knee = 6;

    /// <summary>Share of the tenths of a second in which it plays that are not among the loud ones.</summary>
    private const double LoudFrom = 0.9;

    public static void Apply(MixPlan plan)
    {
        foreach (var track in plan.Tracks)
        {
            var crest = track.Stem.Features.ActiveCrest;
            if (CompressionStyle.Of(track.Role) is not { } style)
            {
                continue;
            }

            if (crest < style.LeastCrest)
            {
                plan.Leave(
                    $"compression/{track.Id}", "dynamics", track.Id, Invariant($"peaks {crest:F1} dB above the mean while it plays"), "no compressor",
                    Invariant($"Below {style.LeastCrest:F0} dB a {track.Role} is dense enough."), 0.7);
                continue;
            }

            var peaks = ActivePeaks(track);
            if (peaks.Length == 0)
            {
                continue;
            }

            Set(plan, track, style, crest, peaks[Math.Min(peaks.Length - 1, (int)(LoudFrom * peaks.Length))]);
        }
    }

    private static void Set(MixPlan plan, TrackPlan track, CompressionStyle style, double crest, double loud)
    {
        var level = loud + track.Trim;
        var threshold = Math.Clamp(level - (style.Reduction / (1 - (1 / style.Ratio))), -60, -1);
        ImmutableArray<Setting> settings =
        [
            new("threshold", ValueText.Decibels(threshold)),
            new("ratio", ValueText.Ratio(style.Ratio)),
            new("attack", ValueText.Milliseconds(style.Attack)),
            new("release", ValueText.Milliseconds(style.Release)),
            new("knee", ValueText.Decibels(Knee)),
        ];
        track.Compressor = settings;
        plan.Decide(
            $"compression/{track.Id}", "dynamics", track.Id, Invariant($"peaks {crest:F1} dB above the mean while it plays, loud ones at {level:F1} dBFS"),
            Invariant($"{style.Ratio:0.#}:1 above {ValueText.Decibels(threshold)}, attack {style.Attack:0.#} ms, release {style.Release:0.#} ms"),
            Invariant($"About {style.Reduction:0.#} dB less on loud peaks: it stays in its place."), 0.7, [.. settings.Select(s => new Edit($"{track.Id}/compressor/{s.Path}", s.Text))]);
        plan.Comment($"{track.Id}/compressor", Invariant($"crest {crest:F0} dB: about {style.Reduction:0.#} dB off the loud peaks"));
    }

    /// <summary>The peak of each tenth of a second in which it plays, dBFS, sorted.</summary>
    private static double[] ActivePeaks(TrackPlan track)
    {
        var peaks = track.Stem.Measurement.History.TruePeak;
        var active = new List<double>();
        for (var hop = 0; hop < Math.Min(peaks.Length, track.Momentary.Length); hop++)
        {
            if (track.IsActive(hop) && peaks[hop] > 0)
            {
                active.Add(DetMath.GainToDb(peaks[hop]));
            }
        }

        active.Sort();
        return [.. active];
    }
}
