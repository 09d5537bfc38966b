namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// First-order antiderivative anti-aliasing: y = (F1(x[n]) - F1(x[n-1])) / (x[n] - x[n-1]), the mean of f along the straight line between two samples
/// (Parker, Zavalishin and Le Bivic, "Reducing the aliasing of nonlinear waveshaping using continuous-time convolution", DAFx 2016). Where the samples
/// are too near for the quotient, f at their middle. Delays by half a sample; a small signal passes with the gain cos(w/2).
/// </summary>
public struct FirstOrderAdaa<TCurve>
    where TCurve : ICurve
{
    /// <summary>Least step for the quotient: its rounding error, some 1e-16/step, then meets the middle's error, step^2/24.</summary>
    private const double LeastStep = 1e-5;

    private double _x;
    private double _first;

    /// <summary>Begins as if the input had been <paramref name="x"/> forever.</summary>
    public void Start(double x)
    {
        _x = x;
        _first = TCurve.First(x);
    }

    /// <summary>One quantum in place, with the bits of one sample at a time.</summary>
    public void Process(Span<double> samples)
    {
        Span<double> firsts = stackalloc double[samples.Length];
        TCurve.First(samples, firsts);
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = Process(samples[i], firsts[i]);
        }
    }

    public double Process(double x) => Process(x, TCurve.First(x));

    private double Process(double x, double first)
    {
        var step = x - _x;
        var y = Math.Abs(step) < LeastStep ? TCurve.Value(0.5 * (x + _x)) : (first - _first) / step;
        _x = x;
        _first = first;
        return y;
    }
}
