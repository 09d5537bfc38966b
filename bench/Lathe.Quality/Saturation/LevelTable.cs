using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Lathe.Dsp.Numerics;

namespace Lathe.Quality.Saturation;

/// <summary>Level, offset and speed of the color processors at their defaults.</summary>
internal sealed class LevelTable : IQualityTable
{
    private const double Seconds = 6;

    private static readonly ImmutableArray<string> Processors =
        ["tape", "tube", "transformer", "console", "exciter", "distortion", "overdrive", "bit-crusher", "saturation"];

    public string Section => "Saturation";

    public string Title => "Level, offset and speed at the defaults";

    public string Method =>
        "Pink noise above 30 Hz of -18 dBFS RMS: its level after against before. Offset: the mean after 5 s of tones of 220 and 1501 Hz at 0.2. Speed: stereo at 44.1 kHz on one core with oversampling, the fastest of five runs of 6 s of it.";

    public string Bar => "Level within 1 dB, offset at most -90 dBFS, at least 40 times real time (tape and tube 25).";

    public Table Measure() => new(["processor", "level, dB", "offset, dBFS", "times real time"], [.. Processors.Select(Row)]);

    private static ImmutableArray<string> Row(string id)
    {
        var program = ColorProbe.Program(Seconds);
        var output = new ColorProbe(id, 1).Run(program)[0];
        var level = DetMath.GainToDb(ColorProbe.Rms(output.AsSpan(ColorProbe.Rate)) / ColorProbe.Rms(program.AsSpan(ColorProbe.Rate)));

        // Whole hertz, so that a window of a second keeps them from 0 Hz.
        var tones = ColorProbe.Tone(220, 0.2, Seconds).Zip(ColorProbe.Tone(1501, 0.2, Seconds), (a, b) => a + b).ToArray();
        var offset = DetMath.GainToDb(ColorProbe.Amplitude(new ColorProbe(id, 1).Run(tones)[0], 0) / 2);
        return [id, Text(level, "0.00"), Text(offset, "0"), Text(Speed(id), "0")];
    }

    private static double Speed(string id)
    {
        var (left, right) = (ColorProbe.Program(Seconds), ColorProbe.Program(Seconds, 1));
        var fastest = double.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var probe = new ColorProbe(id, 2);
            var clock = Stopwatch.StartNew();
            probe.Run(left, right);
            fastest = Math.Min(fastest, clock.Elapsed.TotalSeconds);
        }

        return Seconds / fastest;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
