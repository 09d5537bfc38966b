namespace Lathe.Dsp.Nonlinear;

/// <summary>
/// A clipper with a knee: straight up to t = 1 - knee, then the curve g until 1, f(x) = x for |x| up to t and sign x (t + (1 - t) g((|x| - t)/(1 - t)))
/// beyond, with the anti-aliasing and the filter of <see cref="Shaper"/>.
/// </summary>
/// <param name="knee">0 (hard) to 1 (the curve alone).</param>
public sealed class KneeShaper<TCurve>(double knee) : Shaper(secondOrder: false)
    where TCurve : ICurve
{
    /// <summary>As in <see cref="FirstOrderAdaa{TCurve}"/>.</summary>
    private const double LeastStep = 1e-5;

    /// <summary>A knee of nothing would be divided by.</summary>
    private readonly double _knee = Math.Max(knee, 1e-6);
    private double _x;
    private double _first;

    public override double Value(double x)
    {
        var a = Math.Abs(x);
        var straight = Math.Min(a, 1 - _knee);
        var y = straight + (_knee * TCurve.Value((a - straight) / _knee));
        return x < 0 ? -y : y;
    }

    protected override void Begin(double x)
    {
        _x = x;
        Span<double> one = [x];
        Firsts(one, one);
        _first = one[0];
    }

    protected override void Shape(Span<double> samples)
    {
        Span<double> firsts = stackalloc double[samples.Length];
        Firsts(samples, firsts);
        var (last, lastFirst) = (_x, _first);
        for (var i = 0; i < samples.Length; i++)
        {
            var x = samples[i];
            var step = x - last;
            samples[i] = Math.Abs(step) < LeastStep ? Value(0.5 * (x + last)) : (firsts[i] - lastFirst) / step;
            last = x;
            lastFirst = firsts[i];
        }

        _x = last;
        _first = lastFirst;
    }

    /// <summary>s^2/2 + t (|x| - s) + knee^2 G((|x| - s)/knee), where s is the lesser of |x| and t and G the integral of g.</summary>
    private void Firsts(ReadOnlySpan<double> x, Span<double> result)
    {
        Span<double> past = stackalloc double[x.Length];
        var t = 1 - _knee;
        for (var i = 0; i < x.Length; i++)
        {
            past[i] = Math.Max(Math.Abs(x[i]) - t, 0) / _knee;
        }

        Span<double> curved = stackalloc double[x.Length];
        TCurve.First(past, curved);
        for (var i = 0; i < x.Length; i++)
        {
            var straight = Math.Min(Math.Abs(x[i]), t);
            result[i] = (0.5 * straight * straight) + (_knee * ((t * past[i]) + (_knee * curved[i])));
        }
    }
}
