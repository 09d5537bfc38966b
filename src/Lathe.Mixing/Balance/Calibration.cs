using Lathe.Engine.Compile;
using Lathe.Engine.Render;
using Lathe.Engine.Taps;
using Lathe.Metering;
using Lathe.Metering.Loudness;
using Lathe.Mixing.Assistant;
using Lathe.Mixing.MixBus;
using Lathe.Processing;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using static System.FormattableString;

namespace Lathe.Mixing.Balance;

/// <summary>
/// Measures what the inserts of each track do to its loudness, on a typical stretch of each, all in one short render. What a compressor takes
/// it gives back, so that it is heard for what it does and not for its level.
/// </summary>
internal static class Calibration
{
    private const int Seconds = 15;
    private const int HopsPerSecond = 10;

    public static void Run(MixPlan plan, ISourceLibrary sources, RenderOptions options, CancellationToken cancellation)
    {
        var rate = plan.Report.Rate;
        var tracks = plan.Tracks.Where(t => t.Bands.Count > 0 || !t.Compressor.IsEmpty || !t.DeEsser.IsEmpty).ToArray();
        var starts = tracks.ToDictionary(t => t.Id, Typical, StringComparer.Ordinal);
        var session = plan.Report.Session with
        {
            Tracks = [.. tracks.Select(t => Excerpt(t.Build(), starts[t.Id], rate))],
        };
        var compiled = Compiler.Compile(session, Rack.All, sources).Plan;
        if (compiled is null || tracks.Length == 0)
        {
            return;
        }

        var sinks = tracks.ToDictionary(t => t.Id, t => new LoudnessSink(compiled.Format(t.Id, TapPoint.PreFader)), StringComparer.Ordinal);
        new Renderer(compiled).Run(
            options with { Length = (long)Seconds * rate, Cache = null }, [.. sinks.Select(s => new Tap(s.Key, TapPoint.PreFader, s.Value))], null, cancellation);
        foreach (var track in tracks)
        {
            Apply(plan, track, starts[track.Id], sinks[track.Id].Meter);
        }
    }

    private static void Apply(MixPlan plan, TrackPlan track, int start, LoudnessMeter after)
    {
        var last = Math.Min(track.Momentary.Length, start + after.MomentaryPowers.Count);
        var (before, now) = (0.0, 0.0);
        for (var hop = start; hop < last; hop++)
        {
            before += GatedLoudness.ToPower(track.Momentary[hop] - (track.Stem.IsDualMono ? 3.01 : 0));
            now += after.MomentaryPowers[hop - start];
        }

        if (before <= 0 || now <= 0)
        {
            return;
        }

        var change = (Decibels.OfPower(now / before) ?? 0) - track.Trim;
        if (!track.Compressor.IsEmpty)
        {
            var makeup = ValueText.Rounded(Math.Clamp(-change, 0, 12), 1);
            var setting = new Setting("makeup", ValueText.Decibels(makeup));
            track.Compressor = track.Compressor.Add(setting);
            change += makeup;
            var index = plan.Decisions.FindIndex(d => d.Id == $"compression/{track.Id}");
            var decision = plan.Decisions[index];
            plan.Decisions[index] = decision with
            {
                Changed = Invariant($"{decision.Changed}, makeup {makeup:F1} dB"),
                Edits = decision.Edits.Add(new Edit($"{track.Id}/compressor/makeup", setting.Text)),
            };
        }

        track.InsertChange = change;
    }

    /// <summary>The first tenth of a second of a stretch that plays throughout and is about as loud as the whole.</summary>
    private static int Typical(TrackPlan track)
    {
        var hops = Seconds * HopsPerSecond;
        var best = (Start: 0, Score: double.NegativeInfinity);
        for (var start = 0; start == 0 || start + hops <= track.Momentary.Length; start += HopsPerSecond / 2)
        {
            var (active, power, count) = (0, 0.0, 0);
            for (var hop = start; hop < Math.Min(track.Momentary.Length, start + hops); hop++)
            {
                active += track.IsActive(hop) ? 1 : 0;
                power += GatedLoudness.ToPower(track.Momentary[hop]);
                count++;
            }

            var loudness = GatedLoudness.Of(power / Math.Max(1, count));
            var score = (20.0 * active / hops) - Math.Abs(loudness - track.Stem.Loudness);
            if (score > best.Score)
            {
                best = (start, score);
            }
        }

        return best.Start;
    }

    private static Track Excerpt(Track track, int start, int rate)
    {
        var clip = track.Clips[0];
        var from = (long)start * rate / HopsPerSecond;
        return track with
        {
            Output = "mix",
            Sends = [],
            Clips =
            [
                clip with
                {
                    Hash = null,
                    Settings =
                    [
                        .. clip.Settings.Where(s => s.Path is not ("at" or "from")),
                        new Setting("from", Invariant($"{from} smp")),
                        new Setting("length", Invariant($"{(long)Seconds * rate} smp")),
                    ],
                },
            ],
        };
    }
}
