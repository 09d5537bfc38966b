using System.Collections.Immutable;
using Lathe.Dsp.Fourier;

namespace Lathe.Reports.Processors;

/// <summary>Levels for pictures.</summary>
internal static class Decibels
{
    public const double Floor = -160;

    public static double OfAmplitude(double amplitude) => amplitude <= 1e-8 ? Floor : 20 * Math.Log10(amplitude);

    /// <summary>Root mean square of a stretch, dB re 1.</summary>
    public static double OfStretch(ReadOnlySpan<double> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += sample * sample;
        }

        return OfAmplitude(Math.Sqrt(sum / Math.Max(1, samples.Length)));
    }

    /// <summary>Magnitudes of a spectrum at chosen frequencies, dB; the size is a power of two.</summary>
    public static ImmutableArray<double> OfSpectrum(ReadOnlySpan<double> samples, ImmutableArray<double> hz, double scale = 1)
    {
        var size = samples.Length;
        var fft = new RealFft(size);
        var re = new double[fft.Bins];
        var im = new double[fft.Bins];
        fft.Forward(samples, re, im);
        return
        [
            .. hz.Select(f =>
            {
                var bin = Math.Clamp((int)Math.Round(f * size / Bench.SampleRate), 0, fft.Bins - 1);
                return OfAmplitude(scale * Math.Sqrt((re[bin] * re[bin]) + (im[bin] * im[bin])));
            }),
        ];
    }

    /// <summary>Frequencies evenly spaced by their logarithm, 20 Hz to 20 kHz.</summary>
    public static ImmutableArray<double> Frequencies(int count) =>
        [.. Enumerable.Range(0, count).Select(i => 20 * Math.Pow(1000, i / (count - 1.0)))];
}
