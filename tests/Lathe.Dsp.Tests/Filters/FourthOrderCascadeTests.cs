using Lathe.Dsp.Filters;

namespace Lathe.Dsp.Tests.Filters;

public class FourthOrderCascadeTests
{
    private const int Frames = 64;
    private static readonly double[] Silence = new double[FourthOrderCoefficients.States];

    private static double[] Noise(int frames, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, frames).Select(_ => random.NextDouble() - 0.5)];
    }

    private static FourthOrderCoefficients Bell(double frequency, double gain)
    {
        var pair = MatchedDesign.Design(AnalogSection.Bell(gain, 1.5), frequency, true);
        return FourthOrderCoefficients.Product(pair.First, pair.Second);
    }

    /// <summary>One section after the other, each coefficient on its line: the formula as it stands.</summary>
    private static void Naive(double[] x, FourthOrderCoefficients from, FourthOrderCoefficients to, double[] s)
    {
        static double[] Parts(FourthOrderCoefficients c) => [c.B0, c.B1, c.B2, c.B3, c.B4, -c.A1, -c.A2, -c.A3, -c.A4];
        var (p, q) = (Parts(from), Parts(to));
        for (var t = 0; t < x.Length; t++)
        {
            var c = p.Select((v, i) => Math.FusedMultiplyAdd((q[i] - v) * (1.0 / Frames), t + 1, v)).ToArray();
            var y = Math.FusedMultiplyAdd(c[0], x[t], s[0]);
            for (var i = 0; i < 3; i++)
            {
                s[i] = Math.FusedMultiplyAdd(c[5 + i], y, Math.FusedMultiplyAdd(c[1 + i], x[t], s[i + 1]));
            }

            s[3] = Math.FusedMultiplyAdd(c[8], y, c[4] * x[t]);
            x[t] = y;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(11)]
    public void It_has_the_bits_of_the_formula_while_sections_enter_and_move(int sections)
    {
        var cascade = new FourthOrderCascade(sections);
        var states = Enumerable.Range(0, sections).Select(_ => new double[4]).ToArray();
        var now = new FourthOrderCoefficients[sections];
        for (var quantum = 0; quantum < 40; quantum++)
        {
            if (quantum % 2 == 0 && cascade.Count < sections)
            {
                now[cascade.Count] = Bell(0.01, 0);
                cascade.Enter(now[cascade.Count], Silence);
            }

            var next = now.ToArray();
            for (var i = 0; i < cascade.Count && quantum % 5 != 4; i++)
            {
                next[i] = Bell(0.01 * (i + 1), (quantum % 7) - i);
                cascade.MoveTo(i, next[i]);
            }

            var x = Noise(Frames, quantum);
            var expected = x.ToArray();
            for (var i = 0; i < cascade.Count; i++)
            {
                Naive(expected, now[i], next[i], states[i]);
            }

            cascade.Process(x);
            x.ShouldBe(expected);
            now = next;
        }
    }

    [Theory]
    [InlineData(0.0005)]
    [InlineData(0.1)]
    [InlineData(0.4)]
    public void It_goes_on_where_two_biquads_were(double frequency)
    {
        var pair = MatchedDesign.Design(AnalogSection.Bell(12, 3), frequency, true).Balanced();
        var (biquads, whole) = (new BiquadCascade(2), new BiquadCascade(2));
        foreach (var cascade in new[] { biquads, whole })
        {
            cascade.MoveTo(0, pair.First);
            cascade.MoveTo(1, pair.Second);
            cascade.Reset();
        }

        var moving = new FourthOrderCascade(1);
        for (var quantum = 0; quantum < 60; quantum++)
        {
            var (x, y) = (Noise(Frames, quantum), Noise(Frames, quantum));
            if (quantum == 20)
            {
                var states = new double[FourthOrderCoefficients.States];
                var first = biquads.TakeOut(0, out var one);
                var second = biquads.TakeOut(1, out var two);
                FourthOrderCoefficients.Continue(first, one, second, two, states);
                moving.Enter(FourthOrderCoefficients.Product(first, second), states);
            }

            biquads.Process(x);
            moving.Process(x);
            whole.Process(y);

            // The two forms round differently; a filter at 22 Hz makes much of it.
            x.Zip(y, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(1e-9);
        }
    }

    [Fact]
    public void Poles_under_zeros_that_cancel_them_pass_and_a_reset_sends_all_out()
    {
        var cascade = new FourthOrderCascade(1);
        cascade.Enter(Bell(0.02, 12).Flat(), Silence);
        var x = Noise(Frames, 1);
        cascade.Process(x);
        x.Zip(Noise(Frames, 1), (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(1e-12);
        cascade.Reset();
        cascade.Count.ShouldBe(0);
        var y = Noise(Frames, 2);
        cascade.Process(y);
        y.ShouldBe(Noise(Frames, 2));
    }
}
