using Lathe.Dsp.Convolution;
using Lathe.Dsp.Noise;
using static Lathe.Dsp.Numerics.DetMath;

namespace Lathe.Quality.Findings;

/// <summary>What is done to excerpts where it takes more than a line.</summary>
internal static class Signals
{
    /// <summary>A look-ahead limiter: the gain is the least that is needed within 2 ms, smoothed over as long, and recovers over 50 ms.</summary>
    public static double[][] Limit(double[][] x, int rate, double db)
    {
        var (drive, ceiling, ahead) = (DbToGain(db), 0.7, rate / 500);
        var frames = x[0].Length;
        var needed = new double[frames + (2 * ahead)];
        Array.Fill(needed, 1);
        for (var i = 0; i < frames; i++)
        {
            needed[i + ahead] = Math.Min(1, ceiling / Math.Max(1e-9, drive * x.Max(c => Math.Abs(c[i]))));
        }

        var held = new double[frames + ahead];
        var gain = 1.0;
        for (var i = 0; i < held.Length; i++)
        {
            var least = 1.0;
            for (var k = 0; k < ahead; k++)
            {
                least = Math.Min(least, needed[i + k]);
            }

            gain = Math.Min(least, gain + ((1 - gain) / (0.05 * rate)));
            held[i] = gain;
        }

        var sum = held.Take(ahead).Sum();
        for (var i = 0; i < frames; i++)
        {
            sum += held[i + ahead] - held[i];
            foreach (var c in x)
            {
                c[i] *= drive * Math.Min(sum / ahead, needed[i + ahead]);
            }
        }

        return x;
    }

    /// <summary>Takes frames out at some loud places.</summary>
    public static double[][] Cut(double[][] x, int rate, int count, int frames)
    {
        for (var n = count - 1; n >= 0; n--)
        {
            // Where the two ends differ most: an edit nobody hears is none.
            var around = (int)((3.137 + (2.1 * n)) * rate);
            var c = x[0];
            var at = Enumerable.Range(around, rate / 4).MaxBy(i => Math.Abs(c[i] - c[i + frames]));
            for (var k = 0; k < x.Length; k++)
            {
                x[k] = [.. x[k][..at], .. x[k][(at + frames)..]];
            }
        }

        return x;
    }

    /// <summary>Side as so many times the mid's level.</summary>
    public static double[][] Widen(double[][] x, double ratio)
    {
        var (mid, side) = (0.0, 0.0);
        for (var i = 0; i < x[0].Length; i++)
        {
            mid += (x[0][i] + x[1][i]) * (x[0][i] + x[1][i]);
            side += (x[0][i] - x[1][i]) * (x[0][i] - x[1][i]);
        }

        var gain = ratio * Math.Sqrt(mid / Math.Max(side, 1e-9));
        for (var i = 0; i < x[0].Length; i++)
        {
            var (m, s) = (0.25 * (x[0][i] + x[1][i]), 0.25 * gain * (x[0][i] - x[1][i]));
            (x[0][i], x[1][i]) = (m + s, m - s);
        }

        return x;
    }

    /// <summary>A third of an octave at 1 kHz turned over on the right and raised.</summary>
    public static double[][] SideTone(double[][] x, int rate, double gain)
    {
        var band = Band(x[0], rate, 1000, 3);
        for (var i = 0; i < band.Length; i++)
        {
            x[0][i] = 0.4 * (x[0][i] + (gain * band[i]));
            x[1][i] = 0.4 * (x[1][i] - (gain * band[i]));
        }

        return x;
    }

    /// <summary>Noise below 15 Hz, so many times as strong as the excerpt.</summary>
    public static double[][] Rumble(double[][] x, int rate, double ratio)
    {
        var noise = new WhiteNoise(7, 0);
        var low = new double[x[0].Length];
        var (a, b, c) = (0.0, 0.0, 0.0);
        var k = 2 * Math.PI * 10 / rate;
        for (var i = 0; i < low.Length; i++)
        {
            a += k * (noise.Uniform(i) - a);
            b += k * (a - b);
            c += k * (b - c);
            low[i] = b - c;
        }

        var gain = ratio * Math.Sqrt(x[0].Sum(s => s * s) / low.Sum(s => s * s));
        var edge = 0.5 * rate;
        for (var i = 0; i < low.Length; i++)
        {
            foreach (var channel in x)
            {
                channel[i] = 0.5 * (channel[i] + (gain * low[i] * Math.Min(1, Math.Min(i, low.Length - i) / edge)));
            }
        }

        return x;
    }

    /// <summary>A resonator at 3150 Hz with a bandwidth of 10 Hz, its output at so many tenths of the excerpt's level.</summary>
    public static double[][] Ring(double[][] x, int rate, double tenths)
    {
        foreach (var c in x)
        {
            var band = Band(c, rate, 3150, 315);
            var gain = 0.1 * tenths * Math.Sqrt(c.Sum(s => s * s) / Math.Max(1e-9, band.Sum(s => s * s)));
            for (var i = 0; i < c.Length; i++)
            {
                c[i] = 0.8 * (c[i] + (gain * band[i]));
            }
        }

        return x;
    }

    /// <summary>With two seconds more of silence before the end, so that the floor can be read.</summary>
    public static double[][] Lengthen(double[][] x) => [.. x.Select(c => (double[])[.. c, .. new double[120000]])];

    /// <summary>Raises 5.5 to 9 kHz where it is strong against the rest, as esses are.</summary>
    public static double[][] Sharpen(double[][] x, int rate, double db)
    {
        foreach (var c in x)
        {
            var high = Band(c, rate, 7000, 2);
            var (h, a) = (0.0, 0.0);
            for (var i = 0; i < c.Length; i++)
            {
                h += (1 / (0.01 * rate)) * ((high[i] * high[i]) - h);
                a += (1 / (0.01 * rate)) * ((c[i] * c[i]) - a);
                high[i] *= h > 0.05 * a ? DbToGain(db) : 0;
            }

            for (var i = 0; i < c.Length; i++)
            {
                c[i] = 0.5 * (c[i] + high[i]);
            }
        }

        return x;
    }

    /// <summary>Stops at once in the middle, then silence.</summary>
    public static double[][] Stop(double[][] x, int rate)
    {
        var around = x[0].Length / 2;
        var at = Enumerable.Range(around, rate).MaxBy(i => Math.Abs(x[0][i])) + 100;
        foreach (var c in x)
        {
            for (var i = at; i < c.Length; i++)
            {
                c[i] *= Math.Max(0, 1 - ((i - at) / 100.0));
            }
        }

        return [.. x.Select(c => c[..(at + rate)])];
    }

    /// <summary>A windowed sinc of 1023 taps.</summary>
    public static double[][] LowPass(double[][] x, int rate, double hertz)
    {
        const int half = 511;
        var taps = new double[(2 * half) + 1];
        for (var k = -half; k <= half; k++)
        {
            var window = 0.42 + (0.5 * Cos(Math.PI * k / half)) + (0.08 * Cos(2 * Math.PI * k / half));
            var w = 2 * hertz / rate;
            taps[k + half] = window * (k == 0 ? w : Sin(Math.PI * w * k) / (Math.PI * k));
        }

        return [.. x.Select(c =>
        {
            double[] padded = [.. new double[half], .. c, .. new double[half]];
            var y = new double[c.Length];
            FirKernel.Apply(padded, taps, y);
            return y;
        })];
    }

    /// <summary>The excerpt at a speed that is so many millionths too high.</summary>
    public static double[][] Slip(double[][] x, int rate, double ppm)
    {
        const int half = 24;
        return [.. x.Select(c => Enumerable.Range(0, (int)(c.Length / (1 + (1e-6 * ppm)))).Select(i =>
        {
            var at = i * (1 + (1e-6 * ppm));
            var whole = (int)at;
            var sum = 0.0;
            for (var k = Math.Max(0, whole - half + 1); k <= Math.Min(c.Length - 1, whole + half); k++)
            {
                var d = at - k;
                var window = 0.5 + (0.5 * Cos(Math.PI * d / half));
                sum += c[k] * window * (Math.Abs(d) < 1e-12 ? 1 : Sin(Math.PI * d) / (Math.PI * d));
            }

            return sum;
        }).ToArray())];
    }

    /// <summary>A two-pole band around a frequency (R. Bristow-Johnson's cookbook, constant peak).</summary>
    private static double[] Band(double[] x, int rate, double hertz, double q)
    {
        var w = 2 * Math.PI * hertz / rate;
        var alpha = Sin(w) / (2 * q);
        var (b, a1, a2) = (alpha / (1 + alpha), -2 * Cos(w) / (1 + alpha), (1 - alpha) / (1 + alpha));
        var y = new double[x.Length];
        for (var i = 2; i < x.Length; i++)
        {
            y[i] = (b * (x[i] - x[i - 2])) - (a1 * y[i - 1]) - (a2 * y[i - 2]);
        }

        return y;
    }
}
