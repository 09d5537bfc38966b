using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// Splits the channels of a signal into bands without any phase shift: symmetric low-passes with the magnitude of a Linkwitz-Riley crossover of
/// fourth order, 1 / (1 + (f / fc)^4) on the bilinear frequency axis; each band is the difference of two neighbors, the highest what is left of
/// the delayed input, so that the bands sum to the input.
/// </summary>
public sealed class LinearPhaseCrossover
{
    private const int Partition = 1024;

    // exp(-16.5) is -143 dB: where the response, which falls by exp(-|t| pi sqrt(2) fc), is cut off.
    private const double Nepers = 16.5;

    private readonly int _channels;
    private readonly QuantumConvolver[][] _lowPasses; // crossover, channel
    private readonly double[][] _rings; // the delayed input of each channel
    private readonly double[] _delayed = new double[Quantum.Frames];
    private int _at;

    /// <param name="channels">1 or more.</param>
    /// <param name="frequencies">The crossovers as parts of the sample rate, above 0 and below 0.5, ascending.</param>
    public LinearPhaseCrossover(int channels, ReadOnlySpan<double> frequencies)
    {
        _channels = channels;
        var half = (int)Math.Ceiling(Nepers / (Math.PI * Math.Sqrt(2) * frequencies[0]));
        _lowPasses = new QuantumConvolver[frequencies.Length][];
        for (var k = 0; k < frequencies.Length; k++)
        {
            var impulse = new PartitionedImpulse(LowPass(frequencies[k], half), Partition);
            _lowPasses[k] = [.. Enumerable.Range(0, channels).Select(_ => new QuantumConvolver(impulse))];
        }

        Latency = half + QuantumConvolver.LatencyOf(Partition);
        _rings = [.. Enumerable.Range(0, channels).Select(_ => new double[Quantum.RoundUp(Latency) + Quantum.Frames])];
    }

    public int Bands => _lowPasses.Length + 1;

    /// <summary>Frames.</summary>
    public int Latency { get; }

    /// <summary>Splits one quantum.</summary>
    /// <param name="position">Of the first frame, a multiple of 64.</param>
    /// <param name="audio">The channels; kept.</param>
    /// <param name="bands">Gets channel c of band b, lowest band first, as its channel b * channels + c.</param>
    public void Split(long position, in Planar audio, in Planar bands)
    {
        for (var c = 0; c < _channels; c++)
        {
            Delay(audio[c], _rings[c]);
            for (var k = 0; k < _lowPasses.Length; k++)
            {
                var band = bands[(k * _channels) + c];
                audio[c].CopyTo(band);
                _lowPasses[k][c].Process(position & (Partition - 1), band);
            }

            Kernel.Subtract(_delayed, bands[((_lowPasses.Length - 1) * _channels) + c], bands[(_lowPasses.Length * _channels) + c]);
            for (var k = _lowPasses.Length - 1; k > 0; k--)
            {
                Kernel.Subtract(bands[(k * _channels) + c], bands[((k - 1) * _channels) + c], bands[(k * _channels) + c]);
            }
        }

        _at = (_at + Quantum.Frames) % _rings[0].Length;
    }

    public void Reset()
    {
        foreach (var convolver in _lowPasses.SelectMany(k => k))
        {
            convolver.Reset();
        }

        Array.ForEach(_rings, Array.Clear);
        _at = 0;
    }

    private void Delay(ReadOnlySpan<double> input, double[] ring)
    {
        input.CopyTo(ring.AsSpan(_at, Quantum.Frames));
        var from = _at - Latency + (_at < Latency ? ring.Length : 0);
        var first = Math.Min(Quantum.Frames, ring.Length - from);
        ring.AsSpan(from, first).CopyTo(_delayed);
        ring.AsSpan(0, Quantum.Frames - first).CopyTo(_delayed.AsSpan(first));
    }

    /// <summary>2 half + 1 coefficients around their middle, whose sum is 1.</summary>
    private static double[] LowPass(double frequency, int half)
    {
        var size = 64;
        while (size < 4 * half)
        {
            size *= 2;
        }

        var fft = new RealFft(size);
        var (re, im, time) = (new double[fft.Bins], new double[fft.Bins], new double[size]);
        var corner = DetMath.Tan(Math.PI * frequency);
        for (var k = 0; k < fft.Bins - 1; k++)
        {
            var ratio = DetMath.Tan(Math.PI * k / size) / corner;
            re[k] = 1 / (1 + (ratio * ratio * ratio * ratio));
        }

        fft.Inverse(re, im, time);
        var taps = new double[(2 * half) + 1];
        for (var n = 0; n <= half; n++)
        {
            taps[half + n] = time[n];
            taps[half - n] = time[n];
        }

        Kernel.Scale(taps, 1 / Kernel.Sum(taps), taps);
        return taps;
    }
}
