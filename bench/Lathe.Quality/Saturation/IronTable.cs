using Lathe.Dsp.Numerics;
using static Lathe.Quality.Saturation.Characteristics;

namespace Lathe.Quality.Saturation;

internal sealed class IronTable : IQualityTable
{
    public string Section => "Saturation";

    public string Title => "Transformer and console: iron, crosstalk, tolerances";

    public string Method => "Tones through the inserts; crosstalk with a tone in the left channel alone; gains of a quiet tone in 24 channels for the tolerances.";

    public string Bar => "Third harmonic falls at least 10 dB an octave with frequency; crosstalk as set and 6 dB more an octave up; class A even, push-pull odd.";

    public Table Measure()
    {
        var hertz = new[] { 30.0, 60, 120, 300 };
        var a = Harmonics("console", 1000, -6, ("iron", "0 %"));
        var b = Harmonics("console", 1000, -6, ("iron", "0 %"), ("circuit", "op-amp"));
        var gains = Enumerable.Range(1, 24).Select(n => Gain("console", 1000, -40, ("channel", $"{n}"), ("tolerance", "10 %"))).ToArray();
        return new Table(Columns,
        [
            Row("transformer, third harmonic at 30, 60, 120, 300 Hz, -6 dBFS, dB", "12 dB an octave (Rayleigh), more in saturation", [.. hertz.Select(f => Harmonics("transformer", f, -6).Third)]),
            Row("transformer, the same of mu-metal", "a narrower loop: less while it does not saturate", [.. hertz.Select(f => Harmonics("transformer", f, -6, ("core", "mu-metal")).Third)]),
            Row("transformer, third harmonic of 50 Hz at -40, -30, -20 dBFS, dB", "1 dB a dB (Rayleigh)", [.. new[] { -40.0, -30, -20 }.Select(l => Harmonics("transformer", 50, l).Third)]),
            Row("transformer, low Q 2 at 40 Hz: gain at 40 and 20 Hz, dB", "resonance, then 12 dB an octave", Gain("transformer", 40, -40, ("low-frequency", "40 Hz"), ("low-q", "2")), Gain("transformer", 20, -40, ("low-frequency", "40 Hz"), ("low-q", "2"))),
            Row("console, crosstalk at 1 and 4 kHz, dB", "-70, -58: stray capacitance", Crosstalk(1000), Crosstalk(4000)),
            Row("console, class A: harmonics 2 and 3 of 1 kHz, -6 dBFS, dB", "the second leads", a.Second, a.Third),
            Row("console, push-pull: the same", "the third leads", b.Second, b.Third),
            Row("console, spread of 24 channels with 10 % parts, dB", "0.2 to 0.8", gains.Max() - gains.Min()),
        ]);
    }

    private static double Crosstalk(double hertz)
    {
        var output = new ColorProbe("console", 2, ("tolerance", "0 %")).Run(ColorProbe.Tone(hertz, 0.1, 3), new double[3 * ColorProbe.Rate]);
        return DetMath.GainToDb(ColorProbe.Amplitude(output[1], hertz) / ColorProbe.Amplitude(output[0], hertz));
    }
}
