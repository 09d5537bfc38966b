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

    public int Channels => _channels.Length;

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

    /// <summary>
    /// Eight places' responses to each of several sources: the standard error of one decay time is of the order of 1 / sqrt(bandwidth x time). Springs
    /// answer in the channel of their source alone, so all eight are struck at once.
    /// </summary>
    public static RoomResponse Places(string type, double decay, params (string Path, string Value)[] values)
    {
        var sources = type == "spring" ? 1 : decay < 1 ? 8 : 2;
        (string, string)[] all =
        [
            ("type", type), ("decay", FormattableString.Invariant($"{decay} s")), ("low-decay", "1"), ("high-decay", "1"), ("low-cut", "10 Hz"), ("early", "-60 dB"), .. values,
        ];
        return new([.. Enumerable.Range(0, sources).SelectMany(s => Of("reverb", 8, (1.2 * decay) + 0.2, c => c == s || type == "spring" ? 1 : 0, all)._channels)]);
    }

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

    /// <summary>(L + R) / sqrt 2 of each pair of neighbors.</summary>
    public RoomResponse MonoSums() => new([.. _channels.Chunk(2).Select(p => p[0].Zip(p[1], (l, r) => (l + r) / Math.Sqrt(2)).ToArray())]);

    /// <summary>Seconds to -60 dB in bands, from -5 to -35 dB of the backward integral (ISO 3382-1, T30; Schroeder 1965), all channels together.</summary>
    public double[] DecayTimes(IReadOnlyList<(double Low, double High)> bands) => [.. Energies(bands).Select(e => Slope(e.Energy, e.Rate))];

    /// <summary>
    /// Seconds to -60 dB in bands where echoes stand so far apart that a line through n steps of the backward integral reads 1 / (1 - 1/n^2) too long, 12 % for three: the
    /// decay that has to be undone to bring the center of energy under a Hann window as long as the decay into the window's middle.
    /// </summary>
    /// <param name="decay">About, seconds.</param>
    public double[] UndoneDecayTimes(IReadOnlyList<(double Low, double High)> bands, double decay) => [.. Energies(bands).Select(e => Undone(e.Energy, e.Rate, decay))];

    private IEnumerable<(double[] Energy, double Rate)> Energies(IReadOnlyList<(double Low, double High)> bands)
    {
        var size = 2 << (int)Math.Ceiling(Math.Log2(_channels[0].Length));
        var fft = new RealFft(size);
        var (padded, re, im) = (new double[size], new double[fft.Bins], new double[fft.Bins]);

        // A band fits a signal of a lower rate: a few bins more than its own.
        BandPass[] filters = [.. bands.Select(b => new BandPass(b.Low, b.High, size))];
        var energies = filters.Select(f => new double[f.Frames]).ToArray();
        foreach (var channel in _channels.Where(c => c.AsSpan().ContainsAnyExcept(0)))
        {
            Array.Clear(padded);
            channel.CopyTo(padded, 0);
            fft.Forward(padded, re, im);
            for (var b = 0; b < filters.Length; b++)
            {
                filters[b].AddEnergy(re, im, energies[b]);
            }
        }

        return energies.Select((e, b) => (e[..(int)((long)_channels[0].Length * filters[b].Frames / size)], filters[b].Rate));
    }

    private static double Undone(double[] energy, double rate, double decay)
    {
        // Of energy, per second.
        var fall = 6 * Math.Log(10) / decay;
        var (start, length) = (0.05 * decay, decay);
        var variance = length * length * ((1 / 12.0) - (1 / (2 * Math.PI * Math.PI)));
        for (var pass = 0; pass < 12; pass++)
        {
            var (sum, moment) = (0.0, 0.0);
            for (var i = (int)(start * rate); i < Math.Min(energy.Length, (start + length) * rate); i++)
            {
                var t = (i / rate) - start;
                var share = (1 - Math.Cos(2 * Math.PI * t / length)) * energy[i] * Math.Exp(fall * t);
                (sum, moment) = (sum + share, moment + (share * t));
            }

            fall -= ((moment / sum) - (0.5 * length)) / variance;
        }

        return 6 * Math.Log(10) / fall;
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

    private static double Slope(double[] energy, double rate)
    {
        for (var i = energy.Length - 2; i >= 0; i--)
        {
            energy[i] += energy[i + 1];
        }

        var first = Array.FindIndex(energy, e => e < energy[0] * Math.Pow(10, -0.5));
        var last = Array.FindIndex(energy, e => e < energy[0] * Math.Pow(10, -3.5));
        double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (var i = first; i < last; i++)
        {
            var (x, y) = (i / rate, 10 * Math.Log10(energy[i]));
            (n, sx, sy, sxx, sxy) = (n + 1, sx + x, sy + y, sxx + (x * x), sxy + (x * y));
        }

        return -60 / (((n * sxy) - (sx * sy)) / ((n * sxx) - (sx * sx)));
    }

    private static double[] Spectrum(ReadOnlySpan<double> signal)
    {
        var fft = new RealFft(signal.Length);
        double[] re = new double[fft.Bins], im = new double[fft.Bins];
        fft.Forward(signal, re, im);
        return [.. re.Zip(im, (r, i) => (r * r) + (i * i))];
    }
}
