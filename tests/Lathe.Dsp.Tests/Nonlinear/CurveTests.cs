using Lathe.Dsp.Nonlinear;

namespace Lathe.Dsp.Tests.Nonlinear;

public sealed class CurveTests
{
    [Fact]
    public void Antiderivatives_of_tanh_are_integrals() => Check<TanhCurve>();

    [Fact]
    public void Antiderivatives_of_tube_are_integrals() => Check<TubeCurve>();

    [Fact]
    public void Antiderivatives_of_the_algebraic_curve_are_integrals() => Check<AlgebraicCurve>();

    [Fact]
    public void Antiderivatives_of_the_cubic_are_integrals() => Check<CubicCurve>();

    [Fact]
    public void Antiderivatives_of_the_hard_clip_are_integrals() => Check<HardCurve>();

    [Fact]
    public void Antiderivatives_of_polynomials_are_integrals()
    {
        Check<PolynomialCurve<FifthOrder>>();
        Check<PolynomialCurve<SeventhOrder>>();
        Check<PolynomialCurve<NinthOrder>>();
        Check<PolynomialCurve<EleventhOrder>>();
    }

    [Fact]
    public void First_order_lowers_aliases_of_every_curve()
    {
        Aliases(new Direct<HardCurve>().Process, First<HardCurve>()).ShouldBeGreaterThan(6);
        Aliases(new Direct<TanhCurve>().Process, First<TanhCurve>()).ShouldBeGreaterThan(6);
        Aliases(new Direct<TubeCurve>().Process, First<TubeCurve>()).ShouldBeGreaterThan(6);
    }

    [Fact]
    public void Second_order_lowers_them_further()
    {
        Aliases(First<HardCurve>(), Second<HardCurve>()).ShouldBeGreaterThan(6);
        Aliases(First<TanhCurve>(), Second<TanhCurve>()).ShouldBeGreaterThan(6);
        Aliases(First<CubicCurve>(), Second<CubicCurve>()).ShouldBeGreaterThan(6);
        Aliases(First<AlgebraicCurve>(), Second<AlgebraicCurve>()).ShouldBeGreaterThan(6);
    }

    [Fact]
    public void A_constant_gives_the_curve_exactly()
    {
        var first = new FirstOrderAdaa<TubeCurve>();
        var second = new SecondOrderAdaa<TubeCurve>();
        first.Start(0.37);
        second.Start(0.37);
        for (var i = 0; i < 4; i++)
        {
            first.Process(0.37).ShouldBe(TubeCurve.Value(0.37));
            second.Process(0.37).ShouldBe(TubeCurve.Value(0.37));
        }
    }

    [Fact]
    public void Slow_signals_come_out_as_the_curve_of_the_delayed_input()
    {
        var first = new FirstOrderAdaa<TanhCurve>();
        var second = new SecondOrderAdaa<TanhCurve>();
        first.Start(0);
        second.Start(0);
        for (var n = 0; n < 20000; n++)
        {
            double X(double at) => 1.5 * Math.Sin(2 * Math.PI * Math.Max(0, at) / 20000);
            var one = first.Process(X(n));
            var two = second.Process(X(n));
            if (n > 2)
            {
                one.ShouldBe(Math.Tanh(X(n - 0.5)), 1e-7);
                two.ShouldBe(Math.Tanh(X(n - 1)), 2e-7);
            }
        }
    }

    private static Func<double, double> First<TCurve>()
        where TCurve : ICurve
    {
        var state = new FirstOrderAdaa<TCurve>();
        state.Start(0);
        return x => state.Process(x);
    }

    private static Func<double, double> Second<TCurve>()
        where TCurve : ICurve
    {
        var state = new SecondOrderAdaa<TCurve>();
        state.Start(0);
        return x => state.Process(x);
    }

    /// <summary>By how many decibels the second shaper's energy below 20 kHz between the harmonics of a loud tone of 1.25 kHz at 48 kHz is lower than the first's.</summary>
    private static double Aliases(Func<double, double> before, Func<double, double> after)
    {
        const int length = 4096;
        const int bin = 107;
        var cosine = Enumerable.Range(0, length).Select(n => Math.Cos(2 * Math.PI * n / length)).ToArray();
        double Between(Func<double, double> shaper)
        {
            var y = Enumerable.Range(0, 2 * length).Select(n => shaper(6 * Math.Sin(2 * Math.PI * bin * n / length))).ToArray()[length..];
            var energy = 0.0;
            for (var k = 5; k < length * 20 / 48; k++)
            {
                var distance = k % bin;
                if (Math.Min(distance, bin - distance) < 3)
                {
                    continue;
                }

                double re = 0, im = 0;
                for (var n = 0; n < length; n++)
                {
                    re += y[n] * cosine[k * n % length];
                    im += y[n] * cosine[((k * n) + (length / 4)) % length];
                }

                energy += (re * re) + (im * im);
            }

            return energy;
        }

        return 10 * Math.Log10(Between(before) / Between(after));
    }

    private static void Check<TCurve>()
        where TCurve : ICurve
    {
        const double step = 1e-3;
        TCurve.First(0).ShouldBe(0, 1e-15);
        TCurve.Second(0).ShouldBe(0, 1e-14, "a sum of terms near 1");
        for (var x = -8.0; x < 8; x += 0.0371)
        {
            // The trapezoid's error is step^3/12 times the greatest curvature; two of the curves have a corner, where it is step^2.
            (TCurve.First(x + step) - TCurve.First(x)).ShouldBe(step / 2 * (TCurve.Value(x) + TCurve.Value(x + step)), 3e-7);
            (TCurve.Second(x + step) - TCurve.Second(x)).ShouldBe(step / 2 * (TCurve.First(x) + TCurve.First(x + step)), 1e-9);
        }

        double[] many = [.. Enumerable.Range(-50, 101).Select(k => k * 0.137)];
        var firsts = new double[many.Length];
        TCurve.First(many, firsts);
        firsts.ShouldBe([.. many.Select(TCurve.First)]);

        TCurve.Value(1e-6).ShouldBe(1e-6, 1e-11);
        TCurve.Value(1e6).ShouldBeInRange(0, 1);
        TCurve.Value(-1e6).ShouldBeInRange(-1, 0);
    }

    private sealed class Direct<TCurve>
        where TCurve : ICurve
    {
        public double Process(double x) => TCurve.Value(x);
    }
}
