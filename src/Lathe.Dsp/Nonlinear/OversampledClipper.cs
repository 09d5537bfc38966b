using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Resampling;

namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// One channel clipped at a multiple of its rate, near 353 kHz: antiderivative anti-aliasing of first order at eight times 44.1 kHz is the cheapest
/// that keeps the aliases of a hard-clipped 5 kHz tone driven 18 dB over below -80 dB (-83 dB; plain clipping -57 dB; first order at four times -62 dB;
/// second order at four times -80 dB, which leaves no room). The curve's ceiling is 1.
/// </summary>
public sealed class OversampledClipper
{
    private const int UpperRate = 352800;

    private readonly Oversampler _oversampler;
    private readonly Shaper _shaper;
    private readonly IntegerDelay _padding;
    private readonly double[] _upper;
    private readonly double[] _none = new double[Quantum.Frames];

    /// <param name="shape">The curve of the knee.</param>
    /// <param name="knee">Share of the range up to the ceiling that is bent, 0 to 1.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public OversampledClipper(ClipShape shape, double knee, double sampleRate)
    {
        var factor = 2;
        while (factor < 16 && factor * sampleRate < 0.9 * UpperRate)
        {
            factor *= 2;
        }

        var missing = (factor - (Shaper.Latency % factor)) % factor;
        _oversampler = new Oversampler(factor);
        _shaper = Make(shape, knee);
        _padding = new IntegerDelay(1, missing);
        _upper = new double[Quantum.Frames * factor];
        Latency = _oversampler.Latency + ((Shaper.Latency + missing) / factor);
        Reset();
    }

    /// <summary>Frames of delay.</summary>
    public int Latency { get; }

    public void Reset()
    {
        _oversampler.Reset();
        _shaper.Start(0);
        _padding.Reset();
    }

    /// <summary>Clips 64 samples in place.</summary>
    public void Process(Span<double> samples)
    {
        _oversampler.Up(samples, _upper);
        for (var at = 0; at < _upper.Length; at += Quantum.Frames)
        {
            _shaper.Process(_upper.AsSpan(at, Quantum.Frames), _none);
        }

        _padding.Process(_upper.AsSpan());
        _oversampler.Down(_upper, samples);
    }

    private static Shaper Make(ClipShape shape, double knee) => shape switch
    {
        ClipShape.Hard => new Shaper<HardCurve>(),
        ClipShape.Tanh => new KneeShaper<TanhCurve>(knee),
        ClipShape.Cubic => new KneeShaper<CubicCurve>(knee),
        ClipShape.Fifth => new KneeShaper<PolynomialCurve<FifthOrder>>(knee),
        ClipShape.Seventh => new KneeShaper<PolynomialCurve<SeventhOrder>>(knee),
        ClipShape.Ninth => new KneeShaper<PolynomialCurve<NinthOrder>>(knee),
        _ => new KneeShaper<PolynomialCurve<EleventhOrder>>(knee),
    };
}
