using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// One channel through a curve, 64 frames at a time, with first-order antiderivative anti-aliasing and its treble put right: the half-sample delay and
/// the droop cos(w/2) are made a delay of <see cref="Latency"/> frames with a flat response by a filter of six taps. These are the mean of neighbors
/// after 1/16, -1/2, 15/8, -1/2, 1/16, which meets 1/cos^2(w/2) up to the fourth power of w: at four times 44.1 kHz within 0.02 dB at 20 kHz.
/// </summary>
public abstract class Shaper
{
    /// <summary>Frames of delay.</summary>
    public const int Latency = 3;

    private const int Taps = 6;
    private readonly double[] _history = new double[Taps - 1 + Quantum.Frames];

    /// <summary>f(x) of the curve.</summary>
    public abstract double Value(double x);

    /// <summary>Begins as if the input had been <paramref name="x"/> and the output 0 forever.</summary>
    public void Start(double x)
    {
        Array.Clear(_history);
        Begin(x);
    }

    /// <summary>Shapes 64 samples in place: f(x) - offset, delayed.</summary>
    /// <param name="samples">64 samples.</param>
    /// <param name="offsets">What is taken off each sample before the filter.</param>
    public void Process(Span<double> samples, ReadOnlySpan<double> offsets)
    {
        Shape(samples);
        var shaped = _history.AsSpan(Taps - 1);
        for (var i = 0; i < samples.Length; i++)
        {
            shaped[i] = samples[i] - offsets[i];
        }

        ref var h = ref _history[0];
        ref var y = ref MemoryMarshal.GetReference(samples);
        for (nuint i = 0; i < Quantum.Frames; i += 4)
        {
            var outer = Vector256.LoadUnsafe(ref h, i) + Vector256.LoadUnsafe(ref h, i + 5);
            var middle = Vector256.LoadUnsafe(ref h, i + 1) + Vector256.LoadUnsafe(ref h, i + 4);
            var inner = Vector256.LoadUnsafe(ref h, i + 2) + Vector256.LoadUnsafe(ref h, i + 3);
            ((outer * (1 / 32.0)) - (middle * (7 / 32.0)) + (inner * (22 / 32.0))).StoreUnsafe(ref y, i);
        }

        for (var i = 0; i < Taps - 1; i++)
        {
            _history[i] = Denormals.Flush(_history[Quantum.Frames + i]);
        }
    }

    protected abstract void Begin(double x);

    protected abstract void Shape(Span<double> samples);
}

/// <inheritdoc/>
public sealed class Shaper<TCurve> : Shaper
    where TCurve : ICurve
{
    private FirstOrderAdaa<TCurve> _adaa;

    public override double Value(double x) => TCurve.Value(x);

    protected override void Begin(double x) => _adaa.Start(x);

    protected override void Shape(Span<double> samples)
    {
        var adaa = _adaa;
        adaa.Process(samples);

        _adaa = adaa;
    }
}
