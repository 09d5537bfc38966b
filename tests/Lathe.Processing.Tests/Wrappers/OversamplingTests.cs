using Lathe.Dsp.Resampling;

namespace Lathe.Processing.Tests.Wrappers;

public sealed class OversamplingTests
{
    [Theory]
    [InlineData("2x", 2, 0)]
    [InlineData("4x", 4, 0)]
    [InlineData("4x", 4, 3)]
    [InlineData("4x", 4, 5)]
    [InlineData("8x", 8, 8)]
    [InlineData("16x", 16, 100)]
    public void Delays_by_exactly_the_declared_whole_frames(string choice, int factor, int inner)
    {
        var processor = new DelayedGain(inner, 1);
        var run = new WrappedRun(processor, DelayedGain.Info, 2, oversampling: choice);
        run.Wrapped.Latency.ShouldBe(Oversampler.LatencyOf(factor) + ((inner + factor - 1) / factor));
        processor.SampleRate.ShouldBe(48000 * factor);
        var input = new[] { new double[64 * 20], Sine(64 * 20) };
        var output = run.Run(input);
        output[0].ShouldAllBe(x => x == 0);
        for (var n = 600; n < 64 * 20; n++)
        {
            output[1][n].ShouldBe(input[1][n - run.Wrapped.Latency], 1e-4, "the filters' ripple");
        }
    }

    [Fact]
    public void The_dry_signal_is_delayed_to_match()
    {
        var run = new WrappedRun(new DelayedGain(2, -1), DelayedGain.Info, 1, pad: true, oversampling: "4x") { Mix = _ => 50 };
        run.Wrapped.Latency.ShouldBe(128);
        run.Run([Sine(64 * 20)])[0].Skip(600).ShouldAllBe(x => Math.Abs(x) < 1e-4);
    }

    [Fact]
    public void Positions_and_curves_count_upper_frames()
    {
        var processor = new DelayedGain();
        var run = new WrappedRun(processor, DelayedGain.Info, 1, oversampling: "2x");
        run.Before = at => run.Settings[DelayedGain.Info.Parameters[0]] = at / 64;
        run.Run([new double[64 * 3]]);
        processor.Positions.ShouldBe([0, 64, 128, 192, 256, 320]);
        processor.Curves.Count.ShouldBe(64 * 6);
        processor.Curves.Take(128).ShouldAllBe(x => x == 0);
        processor.Curves[128].ShouldBe(0.5);
        processor.Curves[129].ShouldBe(1);
        processor.Curves[255].ShouldBe(1);
        processor.Curves[256].ShouldBe(1.5);
    }

    [Fact]
    public void Auto_is_what_is_declared_and_needs_none_for_a_processor_that_declares_none()
    {
        var run = new WrappedRun(new DelayedGain(), DelayedGain.Info, 1, oversampling: "auto");
        run.Wrapped.Latency.ShouldBe(0);
    }

    [Fact]
    public void Reset_equals_fresh_to_the_bit()
    {
        var run = new WrappedRun(new DelayedGain(3, 0.5), DelayedGain.Info, 2, part: "side", oversampling: "4x") { Mix = n => n % 100 };
        var input = WrappedRun.Noise(2, 640, 12);
        var first = run.Run(input);
        run.Wrapped.Reset();
        var second = run.Run(input);
        second[0].ShouldBe(first[0]);
        second[1].ShouldBe(first[1]);
    }

    private static double[] Sine(int frames) => [.. Enumerable.Range(0, frames).Select(n => Math.Sin(n * 0.1) + Math.Sin(n * 0.23))];
}
