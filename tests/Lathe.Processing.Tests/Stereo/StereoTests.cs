using Lathe.Processing.Stereo;

namespace Lathe.Processing.Tests.Stereo;

public class StereoTests
{
    private const int Mono = 1;
    private const int Dual = 2;
    private static readonly double[] X = RackRun<Pan>.Noise(256, 1);
    private static readonly double[] Y = RackRun<Pan>.Noise(256, 2);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -2.5)]
    [InlineData(2, -3.0103)]
    [InlineData(3, -4.5)]
    [InlineData(4, -6.0206)]
    public void Each_law_has_its_level_at_the_center_and_is_full_at_the_sides(int law, double level)
    {
        var run = new RackRun<Pan>().With("mode", Mono).With("law", law);
        var center = run.Run(X, X);
        center[0].ShouldBe(center[1]);
        (20 * Math.Log10(center[0][5] / X[5])).ShouldBe(level, 1e-4);
        var left = run.With("pan", -100).Run(X, X);
        left[0].ShouldBe(X);
        left[1].ShouldAllBe(v => v == 0);
        var mirrored = run.With("pan", 30).Run(X, X);
        var other = run.With("pan", -30).Run(X, X);
        mirrored[0].ShouldBe(other[1]);
    }

    [Fact]
    public void Balance_at_the_center_passes_every_bit_and_turns_the_far_side_down()
    {
        new RackRun<Pan>().Run(X, Y).ShouldBe([X, Y]);
        var right = new RackRun<Pan>().With("pan", 100).Run(X, Y);
        right[0].ShouldAllBe(v => v == 0);
        right[1].ShouldBe(Y);
    }

    [Fact]
    public void Dual_pan_places_each_channel()
    {
        var crossed = new RackRun<Pan>().With("mode", Dual).With("pan", 100).With("pan-right", -100).Run(X, Y);
        crossed[0].ShouldBe(Y);
        crossed[1].ShouldBe(X);
        new RackRun<Pan>().With("mode", Dual).With("pan", -100).Run(X, Y).ShouldBe([X, Y]);
    }

    [Fact]
    public void Width_of_100_percent_passes_every_bit_and_0_is_mono()
    {
        new RackRun<Width>().Run(X, Y).ShouldBe([X, Y]);
        var mono = new RackRun<Width>().With("width", 0).Run(X, Y);
        for (var i = 0; i < X.Length; i++)
        {
            mono[0][i].ShouldBe((X[i] + Y[i]) / 2, 1e-15);
            mono[1][i].ShouldBe((X[i] + Y[i]) / 2, 1e-15);
        }
    }

    [Fact]
    public void Width_never_changes_the_mono_sum()
    {
        var wide = new RackRun<Width>().With("width", 180).With("mono-below", 150).Run(X, Y);
        for (var i = 0; i < X.Length; i++)
        {
            (wide[0][i] + wide[1][i]).ShouldBe(X[i] + Y[i], 1e-14);
        }
    }

    [Fact]
    public void Mono_below_takes_the_low_end_out_of_the_side_signal()
    {
        var impulse = new double[32768];
        impulse[0] = 1;
        var negative = impulse.Select(v => -v).ToArray();
        var left = new RackRun<Width>().With("mono-below", 200).Run(impulse, negative)[0];
        RackRun<Width>.Level(left, 200).ShouldBe(-3.01, 0.02);
        RackRun<Width>.Level(left, 50).ShouldBe(-48.2, 0.1);
        RackRun<Width>.Level(left, 2000).ShouldBe(0, 0.01);
    }
}
