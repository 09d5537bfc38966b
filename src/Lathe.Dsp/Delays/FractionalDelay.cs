using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Delays;

/// <summary>
/// Moves a signal by a part of a frame, for aligning microphones: a windowed sinc (Kaiser window) of <see cref="Taps"/> taps, flat within 0.01 dB
/// and exact in delay up to 0.45 of the rate.
/// </summary>
public sealed class FractionalDelay
{
    /// <summary>Length of the filter.</summary>
    public const int Taps = 96;

    private const double KaiserBeta = 9;

    private readonly double[] _taps = new double[Taps];
    private readonly double[] _window = new double[Taps - 1 + Quantum.Frames];
    private readonly double[] _filtered = new double[Quantum.Frames];

    /// <param name="fraction">Frames beyond <see cref="Latency"/>, -0.5 to 0.5.</param>
    public FractionalDelay(double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(fraction), 0.5);
        var sum = 0.0;
        for (var k = 0; k < Taps; k++)
        {
            var t = k - Latency - fraction;
            var along = t / (Taps / 2.0);
            var window = Math.Abs(along) < 1 ? Bessel.I0(KaiserBeta * Math.Sqrt(1 - (along * along))) : 0;
            _taps[k] = window * (t == 0 ? 1 : DetMath.Sin(Math.PI * t) / (Math.PI * t));
            sum += _taps[k];
        }

        for (var k = 0; k < Taps; k++)
        {
            _taps[k] /= sum;
        }

        // The newest sample stands last in the window.
        Array.Reverse(_taps);
    }

    /// <summary>Whole frames of delay at fraction 0.</summary>
    public static int Latency => Taps / 2;

    /// <summary>Filters in place; any length.</summary>
    public void Process(Span<double> samples)
    {
        while (!samples.IsEmpty)
        {
            var now = samples[..Math.Min(samples.Length, Quantum.Frames)];
            now.CopyTo(_window.AsSpan(Taps - 1));
            FirKernel.Apply(_window.AsSpan(0, Taps - 1 + now.Length), _taps, _filtered.AsSpan(0, now.Length));
            _filtered.AsSpan(0, now.Length).CopyTo(now);
            _window.AsSpan(now.Length, Taps - 1).CopyTo(_window);
            samples = samples[now.Length..];
        }
    }

    public void Reset() => Array.Clear(_window);
}
