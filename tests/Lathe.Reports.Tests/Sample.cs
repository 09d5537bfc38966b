using System.Collections.Immutable;
using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Reports.Listening;
using Lathe.Session.Findings;

namespace Lathe.Reports.Tests;

/// <summary>Sounds and reports made for a test.</summary>
internal static class Sample
{
    public const int Rate = 48000;

    /// <summary>Noise whose level, linear, is given for every second; the second channel half of the first.</summary>
    public static BufferSource Noise(IReadOnlyList<double> levels, int channels = 2, uint seed = 7)
    {
        var buffer = new AudioBuffer(channels, levels.Count * Rate);
        var state = seed;
        for (var c = 0; c < channels; c++)
        {
            var samples = buffer[c];
            for (var i = 0; i < samples.Length; i++)
            {
                state = (state * 1664525) + 1013904223;
                samples[i] = levels[i / Rate] * ((state / 2147483648.0) - 1) / (c + 1);
            }
        }

        return new BufferSource(buffer, AudioFormat.Of(Rate, channels));
    }

    public static Measurement Measure(IAudioSource source) => Measurer.Measure(source, null, CancellationToken.None);

    /// <summary>A report with something in every part.</summary>
    public static SongReport Report(string name = "Paper Lanterns", int channels = 2)
    {
        using var mix = Noise([0.1, 0.2, 0.1], channels);
        using var master = Noise([0.4, 0.6, 0.4], channels, 9);
        var (before, after) = (Measure(mix), Measure(master));
        return new SongReport
        {
            Title = name,
            Artist = name,
            Version = "0.1.0",
            Intake = [new IntakeRow(name, "kick", name, name, "48 kHz, 24 bit, mono", null, double.NaN, [name]), new IntakeRow(name, null, null, name, "", null, null, [])],
            Decisions = [new Decision("a", "balance", name, name, name, name, 0.5, [new Edit(name, null)]), new Decision("b", "mix-bus", name, name, name, name, double.NaN, default, Made: false)],
            Findings = [new Finding("code", FindingSeverity.Error, new FindingPlace("master", 1, 2), name, name, name, name), new Finding("code", FindingSeverity.Note, new FindingPlace(name), name)],
            Mix = before,
            Master = after,
            Targets = new ReportTargets(-12, -1, name, Reached: false, name),
            Deliverables = [new DeliverableRow($"masters/{name}.wav", new string('a', 64), name, after)],
            Platforms = [new PlatformRow(name, -14, double.NaN)],
            Tone = new ToneTarget(name, Flat(-50), Flat(-30)),
            Excerpts = ExcerptMaker.Make(mix, master, after, CancellationToken.None),
            Timings = [new StageTiming("mix", 1.5)],
        };

        ImmutableArray<double> Flat(double db) => [.. after.Spectrum.Mid.Select((_, i) => i == 3 ? double.NaN : db)];
    }

    public static SongReport Of(Measurement measurement) => new()
    {
        Title = "Untitled", Version = "0.1.0", Mix = measurement, Master = measurement, Targets = new ReportTargets(-14, -1, null, Reached: false, null),
    };
}
