using Lathe.Processing.Contract;
using Lathe.Processing.Tests.Wrappers;

namespace Lathe.Processing.Tests.Saturation;

/// <summary>Tones through a color processor as an insert with the oversampling that it declares, mono at 44.1 kHz.</summary>
internal sealed class ToneMeter<T>
    where T : IProcessor<T>, new()
{
    public const int Rate = 44100;

    private readonly ProcessorRegistry.Entry _entry = ProcessorRegistry.Streaming<T>();

    public double[][] Run(double[][] input, params (string Id, string Value)[] values)
    {
        var settings = new ProcessorRun(_entry, input.Length, Rate, values).Settings;
        return new WrappedRun(new T(), settings, input.Length, "auto", rate: Rate).Run(input);
    }

    public double[] Run(double[] input, params (string Id, string Value)[] values) => Run([input], values)[0];

    public static double[] Tone(double hertz, double decibels, double seconds = 1) =>
        [.. Enumerable.Range(0, (int)(seconds * Rate) / 64 * 64).Select(n => Math.Pow(10, decibels / 20) * Math.Sin(2 * Math.PI * hertz * n / Rate))];

    /// <summary>Level of a tone at the output against the input's, dB.</summary>
    public double Gain(double hertz, double decibels, params (string Id, string Value)[] values) =>
        Level(Run(Tone(hertz, decibels), values), hertz) - decibels;

    /// <summary>A harmonic against its fundamental, dB.</summary>
    public double Harmonic(int number, double hertz, double decibels, params (string Id, string Value)[] values)
    {
        var output = Run(Tone(hertz, decibels, 1.6), values);
        return Level(output, number * hertz) - Level(output, hertz);
    }

    /// <summary>The greatest component of a full-scale tone of 5 kHz that is no harmonic, against the tone, dB.</summary>
    public double Aliases(params (string Id, string Value)[] values)
    {
        var output = Run(Tone(5000, 0, 2), values);
        return Enumerable.Range(1, 200).Where(k => k % 50 != 0).Max(k => Level(output, 100 * k, 4410)) - Level(output, 5000, 4410);
    }

    /// <summary>Level in dBFS at a frequency at the end of a signal, under a Blackman-Harris window.</summary>
    public static double Level(double[] signal, double hertz, int frames = 22050)
    {
        double re = 0, im = 0, weight = 0;
        for (var n = 0; n < frames; n++)
        {
            var t = 2 * Math.PI * n / frames;
            var w = 0.35875 - (0.48829 * Math.Cos(t)) + (0.14128 * Math.Cos(2 * t)) - (0.01168 * Math.Cos(3 * t));
            var x = w * signal[signal.Length - frames + n];
            re += x * Math.Cos(2 * Math.PI * hertz * n / Rate);
            im += x * Math.Sin(2 * Math.PI * hertz * n / Rate);
            weight += w;
        }

        return 20 * Math.Log10((2 * Math.Sqrt((re * re) + (im * im)) / weight) + 1e-20);
    }
}
