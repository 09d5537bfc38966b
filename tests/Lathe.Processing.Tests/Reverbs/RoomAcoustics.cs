using Lathe.Dsp.Fourier;

namespace Lathe.Processing.Tests.Reverbs;

/// <summary>What is measured of an impulse response, each as its definition says and no faster.</summary>
internal static class RoomAcoustics
{
    /// <summary>Seconds to -60 dB in an octave, from -5 to -35 dB of the backward integral (ISO 3382-1, T30; Schroeder 1965), all channels together.</summary>
    public static double DecayTime(double[][] response, int rate, double hertz, double q = 1.4)
    {
        var length = response[0].Length;
        var energy = new double[length];
        foreach (var channel in response)
        {
            var band = Band(channel, rate, hertz, q);
            for (var i = 0; i < length; i++)
            {
                energy[i] += band[i] * band[i];
            }
        }

        for (var i = length - 2; i >= 0; i--)
        {
            energy[i] += energy[i + 1];
        }

        var first = Array.FindIndex(energy, e => e < energy[0] * Math.Pow(10, -0.5));
        var last = Array.FindIndex(energy, e => e < energy[0] * Math.Pow(10, -3.5));
        double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (var i = first; i < last; i++)
        {
            var (x, y) = (i / (double)rate, 10 * Math.Log10(energy[i]));
            n++;
            sx += x;
            sy += y;
            sxx += x * x;
            sxy += x * y;
        }

        return -60 / (((n * sxy) - (sx * sy)) / ((n * sxx) - (sx * sx)));
    }

    /// <summary>Normalized echo density (Abel and Huang, AES 121, 2006): the share of samples outside one deviation in a 20 ms Hann window, over that of noise.</summary>
    public static double EchoDensity(double[] response, int at, int rate)
    {
        var half = rate / 100;
        double weight = 0, power = 0, outside = 0;
        double Window(int i) => 0.5 + (0.5 * Math.Cos(Math.PI * i / half));
        for (var i = -half; i < half; i++)
        {
            weight += Window(i);
            power += Window(i) * response[at + i] * response[at + i];
        }

        var deviation = Math.Sqrt(power / weight);
        for (var i = -half; i < half; i++)
        {
            outside += Math.Abs(response[at + i]) > deviation ? Window(i) : 0;
        }

        return outside / weight / 0.31731050786291415;
    }

    /// <summary>Standard deviation in dB of the spectrum of 65536 frames around its mean in third octaves from 200 Hz to 8 kHz; of noise 5.57 (Rayleigh).</summary>
    public static double SpectralDeviation(double[][] response, int from, int rate)
    {
        const int size = 65536;
        var fft = new RealFft(size);
        double[] re = new double[fft.Bins], im = new double[fft.Bins];
        double sum = 0, count = 0;
        foreach (var channel in response)
        {
            fft.Forward(channel.AsSpan(from, size), re, im);
            for (var low = 200.0; low < 8000; low *= Math.Pow(2, 1 / 3.0))
            {
                var (a, b) = ((int)(low * size / rate), (int)(low * Math.Pow(2, 1 / 3.0) * size / rate));
                var decibels = Enumerable.Range(a, b - a).Select(i => 10 * Math.Log10((re[i] * re[i]) + (im[i] * im[i]))).ToArray();
                var mean = decibels.Average();
                sum += decibels.Sum(d => (d - mean) * (d - mean));
                count += decibels.Length - 1;
            }
        }

        return Math.Sqrt(sum / count);
    }

    /// <summary>Seconds until a band has half its energy of the first 0.1 s.</summary>
    public static double Arrival(double[] signal, int rate, double hertz)
    {
        var band = Band(signal[..(rate / 10)], rate, hertz, 4.3);
        var (whole, so) = (band.Sum(x => x * x), 0.0);
        return Array.FindIndex(band, x => (so += x * x) > whole / 2) / (double)rate;
    }

    public static double Correlation(double[] a, double[] b) =>
        a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x));

    public static double BandEnergy(double[] signal, int rate, double hertz) => Band(signal, rate, hertz, 4.3).Sum(x => x * x);

    /// <summary>Two equal second-order band-passes in series.</summary>
    private static double[] Band(double[] signal, int rate, double hertz, double q)
    {
        var w = 2 * Math.PI * hertz / rate;
        var alpha = Math.Sin(w) / (2 * q);
        var (b, a1, a2) = (alpha / (1 + alpha), -2 * Math.Cos(w) / (1 + alpha), (1 - alpha) / (1 + alpha));
        var result = signal;
        for (var pass = 0; pass < 2; pass++)
        {
            double s1 = 0, s2 = 0;
            result = [.. result.Select(x =>
            {
                var y = (b * x) + s1;
                s1 = s2 - (a1 * y);
                s2 = (-b * x) - (a2 * y);
                return y;
            })];
        }

        return result;
    }
}
