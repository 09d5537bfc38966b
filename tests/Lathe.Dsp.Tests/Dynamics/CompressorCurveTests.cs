using Lathe.Dsp.Dynamics;

namespace Lathe.Dsp.Tests.Dynamics;

public class CompressorCurveTests
{
    [Theory]
    [InlineData(-20, 4, 0, 80)]
    [InlineData(-20, 4, 10, 80)]
    [InlineData(-60, double.PositiveInfinity, 36, 80)]
    [InlineData(-60, 100, 3, 12)]
    public void A_span_of_levels_gives_the_same_bits_as_each_level(double threshold, double ratio, double knee, double range)
    {
        var curve = new CompressorCurve(threshold, ratio, knee, range);
        double[] levels = [.. Enumerable.Range(0, 256).Select(i => -120 + (i * 0.73))];
        var reductions = new double[256];

        curve.Reduction(levels, reductions);

        reductions.ShouldBe([.. levels.Select(curve.Reduction)]);
    }

    [Fact]
    public void The_knee_joins_the_lines_without_a_corner()
    {
        var curve = new CompressorCurve(-20, 4, 10, 80);
        curve.Reduction(-25).ShouldBe(0);
        curve.Reduction(-15).ShouldBe(0.75 * 5, 1e-12);
        curve.Reduction(-20).ShouldBe(0.75 * 10 / 8, 1e-12);
        (curve.Reduction(-15 + 1e-6) - curve.Reduction(-15)).ShouldBe(0.75e-6, 1e-9);
    }
}
