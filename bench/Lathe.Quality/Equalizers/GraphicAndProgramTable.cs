using System.Collections.Immutable;
using System.Globalization;
using Lathe.Processing.Equalizers;

namespace Lathe.Quality.Equalizers;

/// <summary>The graphic equalizer's centers and the program equalizer's curves.</summary>
public sealed class GraphicAndProgramTable : IQualityTable
{
    private const int Frames = 1 << 17;

    public string Section => "Equalizers";

    public string Title => "Graphic and program equalizer";

    public string Method =>
        "Impulse responses at 44.1 kHz. Graphic: the greatest error at the 31 centers for all up, alternating and random gains. Program: levels of the passive network, with the controls' own figures as what is wanted.";

    public string Bar => "Graphic 0.1 dB at every center; program 0.1 dB where a control names a level.";

    public Table Measure() => new(
        ["equalizer", "settings", "wanted dB", "measured dB"],
        [
            Graphic("all 12 dB", _ => 12),
            Graphic("12 and -12 dB in turn", i => i % 2 == 0 ? 12 : -12),
            Graphic("random to 12 dB", i => 12 * Math.Sin(i * i)),
            Program("100 Hz boost 13.5 dB, at 1 Hz", 1, "13.5", ("low-freq", 3), ("low-boost", 13.5)),
            Program("100 Hz attenuation 17.5 dB, at 1 Hz", 1, "-17.5", ("low-freq", 3), ("low-atten", 17.5)),
            Program("5 kHz boost 18 dB, sharp, at 5 kHz", 5000, "18", ("high-freq", 2), ("high-boost", 18), ("bandwidth", 0)),
            Program("5 kHz boost 18 dB, broad, at 5 kHz", 5000, "less", ("high-freq", 2), ("high-boost", 18), ("bandwidth", 100)),
            Program("60 Hz boost 10 and attenuation 8 dB, at 30 Hz", 30, "above 0", ("low-freq", 2), ("low-boost", 10), ("low-atten", 8)),
            Program("60 Hz boost 10 and attenuation 8 dB, at 600 Hz", 600, "below 0", ("low-freq", 2), ("low-boost", 10), ("low-atten", 8)),
        ]);

    private static ImmutableArray<string> Graphic(string settings, Func<int, double> gain)
    {
        var run = new EqualizerRun<GraphicEq>();
        for (var i = 0; i < GraphicEq.Info.Parameters.Length; i++)
        {
            run.With(GraphicEq.Info.Parameters[i].Id, gain(i));
        }

        var response = run.Impulse(Frames);
        var error = Enumerable.Range(0, GraphicEq.Info.Parameters.Length)
            .Max(i => Math.Abs(EqualizerRun<GraphicEq>.Level(response, 1000 * Math.Pow(10, (i - 17) / 10.0)) - gain(i)));
        return ["graphic", settings, "error 0", error.ToString("0.000", CultureInfo.InvariantCulture)];
    }

    private static ImmutableArray<string> Program(string settings, double frequency, string wanted, params (string Id, double Value)[] values)
    {
        var run = new EqualizerRun<ProgramEq>();
        foreach (var (id, value) in values)
        {
            run.With(id, value);
        }

        return ["program", settings, wanted, EqualizerRun<ProgramEq>.Level(run.Impulse(Frames), frequency).ToString("0.00", CultureInfo.InvariantCulture)];
    }
}
