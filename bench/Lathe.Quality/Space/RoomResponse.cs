using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Quality.Space;

/// <summary>Impulse responses of a reverb and what the acoustics of rooms measures of them.</summary>
internal sealed class RoomResponse
{
    public const int Rate = 48000;

    private readonly double[][] _channels;

    private RoomResponse(double[][] channels) => _channels = channels;

    public double[] this[int channel] => _channels[channel];

    /// <summary>Runs a processor on an impulse in some of its channels.</summary>
    public static RoomResponse Of(string id, int channels, double seconds, Func<int, double> impulse, params (string Path, string Value)[] values)
    {
        var entry = Rack.All.Find(id)!;
        var settings = new ProcessorSettings(entry.Info);
        foreach (var (path, value) in values)
        {
            if (!settings.TrySet(path, value, out var problem))
            {
                throw new ArgumentException(problem, nameof(values));
            }
        }

        var processor = entry.Create!();
        processor.Prepare(new ProcessorContext(AudioFormat.Of(Rate, channels), settings));
        var frames = Quantum.RoundUp((int)(seconds * Rate));
        var output = Enumerable.Range(0, channels).Select(_ => new double[frames]).ToArray();
        using var block = new AudioBuffer(channels, Quantum.Frames);
        for (var at = 0; at < frames; at += Quantum.Frames)
        {
            block.Clear();
            for (var c = 0; c < channels && at == 0; c++)
            {
                block[c][0] = impulse(c);
            }

            processor.Process(new Work(block.All, default, settings.Values, default, at));
            for (var c = 0; c < channels; c++)
            {
                block[c].CopyTo(output[c].AsSpan(at));
            }
        }

        return new RoomResponse(output);
    }

    /// <summary>Responses of eight places to a source at each of two: the standard error of one decay time is of the order of 1 / sqrt(bandwidth x time).</summary>
    public static RoomResponse Places(string id, double seconds, params (string Path, string Value)[] values) => new(
    [
        .. Of(id, 8, seconds, c => c == 0 ? 1 : 0, values)._channels, .. Of(id, 8, seconds, c => c == 5 ? 1 : 0, values)._channels,
    ]);

    /// <summary>Noise that decays as a room would that had nothing of its own.</summary>
    public static RoomResponse Noise(int channels, double seconds, double decay)
    {
        var frames = (int)(seconds * Rate);
        var result = new double[channels][];
        for (var c = 0; c < channels; c++)
        {
            result[c] = new double[frames];
            new Lathe.Dsp.Noise.WhiteNoise(9, c).Gaussian(0, result[c]);
            for (var i = 0; i < frames; i++)
            {
                result[c][i] *= Math.Pow(10, -3.0 * i / (decay * Rate));
            }
        }

        return new RoomResponse(result);
    }

    /// <summary>(L + R) / sqrt 2.</summary>
    public double[] Mono() => [.. _channels[0].Zip(_channels[1], (l, r) => (l + r) / Math.Sqrt(2))];

    /// <summary>Seconds to -60 dB in a band, from -5 to -35 dB of the backward integral (ISO 3382-1, T30; Schroeder 1965), all channels together.</summary>
    public double DecayTime(double lowHertz, double highHertz)
    {
        var energy = new double[_channels[0].Length];
        foreach (var channel in _channels)
        {
            var band = Band(channel, lowHertz, highHertz);
            for (var i = 0; i < energy.Length; i++)
            {
                energy[i] += band[i] * band[i];
            }
        }

        for (var i = energy.Length - 2; i >= 0; i--)
        {
            energy[i] += energy[i + 1];
        }

        var first = Array.FindIndex(energy, e => e < energy[0] * Math.Pow(10, -0.5));
        var last = Array.FindIndex(energy, e => e < energy[0] * Math.Pow(10, -3.5));
        double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (var i = first; i < last; i++)
        {
            var (x, y) = (i / (double)Rate, 10 * Math.Log10(energy[i]));
            (n, sx, sy, sxx, sxy) = (n + 1, sx + x, sy + y, sxx + (x * x), sxy + (x * y));
        }

        return -60 / (((n * sxy) - (sx * sy)) / ((n * sxx) - (sx * sx)));
    }

    /// <summary>Normalized echo density (Abel and Huang, AES 121, 2006) in a 20 ms Hann window around a time.</summary>
    public double EchoDensity(int channel, double seconds)
    {
        var at = (int)(seconds * Rate);
        const int half = Rate / 100;
        double weight = 0, power = 0, outside = 0;
        double Window(int i) => 0.5 + (0.5 * Math.Cos(Math.PI * i / half));
        double Sample(int i) => at + i >= 0 ? _channels[channel][at + i] : 0;
        for (var i = -half; i < half; i++)
        {
            weight += Window(i);
            power += Window(i) * Sample(i) * Sample(i);
        }

        var deviation = Math.Sqrt(power / weight);
        for (var i = -half; i < half; i++)
        {
            outside += Math.Abs(Sample(i)) > deviation ? Window(i) : 0;
        }

        return outside / weight / 0.31731050786291415;
    }

    /// <summary>
    /// Standard deviation of the magnitude spectrum in dB around its mean in third octaves, 200 Hz to 8 kHz, of the stretch that begins at a time;
    /// 5.57 dB for Gaussian noise (Rayleigh magnitudes; M. R. Schroeder, JASA 41, 1967).
    /// </summary>
    public double SpectralDeviation(double from, double seconds)
    {
        var size = 1 << (int)Math.Round(Math.Log2(seconds * Rate));
        double sum = 0, count = 0;
        foreach (var channel in _channels)
        {
            var decibels = Spectrum(channel.AsSpan((int)(from * Rate), size)).Select(p => 10 * Math.Log10(p)).ToArray();
            for (var low = 200.0; low < 8000; low *= Math.Pow(2, 1 / 3.0))
            {
                var (a, b) = ((int)(low * size / Rate), (int)(low * Math.Pow(2, 1 / 3.0) * size / Rate));
                var bins = decibels[a..b];
                var mean = bins.Average();
                sum += bins.Sum(d => (d - mean) * (d - mean));
                count += bins.Length - 1;
            }
        }

        return Math.Sqrt(sum / count);
    }

    /// <summary>Energy of a band in one signal.</summary>
    public static double BandEnergy(double[] signal, double low, double high)
    {
        var size = 1 << (int)Math.Ceiling(Math.Log2(signal.Length));
        var padded = new double[size];
        signal.CopyTo(padded, 0);
        return Spectrum(padded)[(int)(low * size / Rate)..(int)(high * size / Rate)].Sum();
    }

    private static double[] Spectrum(ReadOnlySpan<double> signal)
    {
        var fft = new RealFft(signal.Length);
        double[] re = new double[fft.Bins], im = new double[fft.Bins];
        fft.Forward(signal, re, im);
        return [.. re.Zip(im, (r, i) => (r * r) + (i * i))];
    }

    /// <summary>A band-pass without phase, its edges raised cosines of a twelfth of an octave.</summary>
    private static double[] Band(double[] signal, double low, double high)
    {
        var size = 2 << (int)Math.Ceiling(Math.Log2(signal.Length));
        var padded = new double[size];
        signal.CopyTo(padded, 0);
        var fft = new RealFft(size);
        double[] re = new double[fft.Bins], im = new double[fft.Bins];
        fft.Forward(padded, re, im);
        double Edge(double octaves) => octaves <= -1 / 24.0 ? 0 : octaves >= 1 / 24.0 ? 1 : 0.5 + (0.5 * Math.Sin(12 * Math.PI * octaves));
        for (var i = 0; i < re.Length; i++)
        {
            var hertz = (i + 1e-9) * Rate / size;
            var gain = Edge(Math.Log2(hertz / low)) * Edge(Math.Log2(high / hertz));
            re[i] *= gain;
            im[i] *= gain;
        }

        fft.Inverse(re, im, padded);
        return padded[..signal.Length];
    }
}
