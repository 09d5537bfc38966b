using Lathe.Dsp.TruePeak;

namespace Lathe.Dsp.Tests.TruePeak;

/// <summary>The reference: every grid point as the whole sum over all samples with the kernel's closed form, nothing cut and nothing skipped.</summary>
internal static class NaiveTruePeak
{
    /// <summary>Frames judged before the first sample and after the last.</summary>
    public const int Around = 128;

    /// <summary>The largest magnitude from frame i - <see cref="Around"/> on to just before the next, for i from 0 on.</summary>
    public static double[] Envelope(double[] x)
    {
        var count = x.Length + (2 * Around);
        var kernel = new double[TruePeakKernel.Factor][];
        for (var p = 0; p < TruePeakKernel.Factor; p++)
        {
            kernel[p] = new double[count + x.Length];
            for (var d = 0; d < kernel[p].Length; d++)
            {
                kernel[p][d] = TruePeakKernel.At(d - x.Length - Around + (p / (double)TruePeakKernel.Factor));
            }
        }

        var peaks = new double[count];
        for (var i = 0; i < count; i++)
        {
            foreach (var taps in kernel)
            {
                var sum = 0.0;
                for (var n = 0; n < x.Length; n++)
                {
                    sum += taps[i - n + x.Length] * x[n];
                }

                peaks[i] = Math.Max(peaks[i], Math.Abs(sum));
            }
        }

        return peaks;
    }
}
