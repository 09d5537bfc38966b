namespace Lathe.Dsp.Nonlinear;

/// <summary>One channel through a curve, 64 frames at a time, with antiderivative anti-aliasing and its treble put right by <see cref="DroopCorrection"/>.</summary>
public abstract class Shaper
{
    /// <summary>Frames of delay.</summary>
    public const int Latency = DroopCorrection.Latency;

    private readonly DroopCorrection _droop;

    protected Shaper(bool secondOrder) => _droop = new DroopCorrection(secondOrder);

    /// <summary>f(x) of the curve.</summary>
    public abstract double Value(double x);

    /// <summary>Begins as if the input had been <paramref name="x"/> and the output 0 forever.</summary>
    public void Start(double x)
    {
        _droop.Reset();
        Begin(x);
    }

    /// <summary>Shapes 64 samples in place: f(x) - offset, delayed.</summary>
    /// <param name="samples">64 samples.</param>
    /// <param name="offsets">What is taken off each sample before the filter.</param>
    public void Process(Span<double> samples, ReadOnlySpan<double> offsets)
    {
        Shape(samples);
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] -= offsets[i];
        }

        _droop.Process(samples);
    }

    protected abstract void Begin(double x);

    protected abstract void Shape(Span<double> samples);
}

/// <summary>A smooth curve by <see cref="FirstOrderAdaa{TCurve}"/>, whose antiderivative runs vectorized.</summary>
public sealed class Shaper<TCurve>() : Shaper(secondOrder: false)
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

/// <summary>A curve with corners by <see cref="SecondOrderAdaa{TCurve}"/>: its harmonics fall slowly, so the aliases need the steeper order.</summary>
public sealed class SecondOrderShaper<TCurve>() : Shaper(secondOrder: true)
    where TCurve : ICurve
{
    private SecondOrderAdaa<TCurve> _adaa;

    public override double Value(double x) => TCurve.Value(x);

    protected override void Begin(double x) => _adaa.Start(x);

    protected override void Shape(Span<double> samples)
    {
        var adaa = _adaa;
        foreach (ref var sample in samples)
        {
            sample = adaa.Process(sample);
        }

        _adaa = adaa;
    }
}
