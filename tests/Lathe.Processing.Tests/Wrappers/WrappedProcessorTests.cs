using Lathe.Processing.Contract;

namespace Lathe.Processing.Tests.Wrappers;

public sealed class WrappedProcessorTests
{
    private const int Frames = 64 * 12;

    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(0, true, 0)]
    [InlineData(1, false, 1)]
    [InlineData(1, true, 64)]
    [InlineData(64, true, 64)]
    [InlineData(100, true, 128)]
    [InlineData(100, false, 100)]
    public void At_full_mix_no_bit_changes_but_the_declared_delay(int latency, bool pad, int declared)
    {
        var run = new WrappedRun(new DelayedGain(latency, 1), DelayedGain.Info, 2, pad);
        var input = WrappedRun.Noise(2, Frames, 1);
        var output = run.Run(input);
        run.Wrapped.Latency.ShouldBe(declared);
        for (var c = 0; c < 2; c++)
        {
            output[c].ShouldBe(WrappedRun.Delay(input[c], declared));
        }
    }

    [Theory]
    [InlineData("mid")]
    [InlineData("side")]
    [InlineData("left")]
    [InlineData("right")]
    public void A_part_that_comes_back_unchanged_changes_no_bit(string part)
    {
        var run = new WrappedRun(new DelayedGain(37, 1), DelayedGain.Info, 4, pad: true, part);
        var input = WrappedRun.Noise(4, Frames, 2);
        var output = run.Run(input);
        for (var c = 0; c < 4; c++)
        {
            output[c].ShouldBe(WrappedRun.Delay(input[c], 64));
        }
    }

    [Theory]
    [InlineData("mid")]
    [InlineData("side")]
    [InlineData("left")]
    [InlineData("right")]
    public void Only_the_named_part_is_processed(string part)
    {
        var run = new WrappedRun(new DelayedGain(0, 3), DelayedGain.Info, 2, part: part);
        var input = WrappedRun.Noise(2, Frames, 3);
        var output = run.Run(input);
        for (var i = 0; i < Frames; i++)
        {
            var (l, r) = (input[0][i], input[1][i]);
            var (m, s) = ((l + r) / 2, (l - r) / 2);
            var (wantL, wantR) = part switch
            {
                "mid" => ((3 * m) + s, (3 * m) - s),
                "side" => (m + (3 * s), m - (3 * s)),
                "left" => (3 * l, r),
                _ => (l, 3 * r),
            };
            output[0][i].ShouldBe(wantL, 1e-15);
            output[1][i].ShouldBe(wantR, 1e-15);
        }
    }

    [Theory]
    [InlineData("mid", 3)]
    [InlineData("left", 3)]
    [InlineData("side", 1)]
    [InlineData("right", 1)]
    public void A_mono_signal_is_its_own_mid_and_has_no_side(string part, double gain)
    {
        var run = new WrappedRun(new DelayedGain(0, 3), DelayedGain.Info, 1, part: part);
        var input = WrappedRun.Noise(1, Frames, 4);
        run.Run(input)[0].ShouldBe([.. input[0].Select(x => gain * x)]);
    }

    [Fact]
    public void Mix_follows_its_curve_and_the_dry_signal_is_delayed_to_match()
    {
        var run = new WrappedRun(new DelayedGain(10, -1), DelayedGain.Info, 2, pad: true) { Mix = n => n % 101 };
        var input = WrappedRun.Noise(2, Frames, 5);
        var output = run.Run(input);
        for (var n = 64; n < Frames; n++)
        {
            var x = input[1][n - 64];
            output[1][n].ShouldBe(x + (n % 101 / 100.0 * (-x - x)), 1e-15);
        }
    }

    [Fact]
    public void Zero_mix_gives_the_dry_signal_to_the_bit()
    {
        var run = new WrappedRun(new DelayedGain(10, 0.3), DelayedGain.Info, 1) { Mix = _ => 0 };
        var input = WrappedRun.Noise(1, Frames, 6);
        run.Run(input)[0].ShouldBe(WrappedRun.Delay(input[0], 10));
    }

    [Fact]
    public void Bypass_passes_the_delayed_input_to_the_bit()
    {
        var run = new WrappedRun(new DelayedGain(10, 0.3), DelayedGain.Info, 2, pad: true, part: "side");
        run.Insert[InsertParams.Bypass] = 1;
        var input = WrappedRun.Noise(2, Frames, 7);
        var output = run.Run(input);
        output[0].ShouldBe(WrappedRun.Delay(input[0], 64));
        output[1].ShouldBe(WrappedRun.Delay(input[1], 64));
    }

    [Fact]
    public void Bypass_crosses_over_one_quantum_without_a_step()
    {
        var run = new WrappedRun(new DelayedGain(0, 0), DelayedGain.Info, 1);
        run.Before = at => run.Insert[InsertParams.Bypass] = at == 128 ? 1 : 0;
        var input = new[] { Enumerable.Repeat(1.0, Frames).ToArray() };
        var output = run.Run(input)[0];
        output[127].ShouldBe(0);
        output[128].ShouldBe(1 / 64.0);
        output[191].ShouldBe(1);
        output[192].ShouldBe(63 / 64.0);
        output[255].ShouldBe(0);
    }

    [Fact]
    public void Delta_is_processed_minus_input()
    {
        var run = new WrappedRun(new DelayedGain(5, 4), DelayedGain.Info, 1);
        run.Insert[InsertParams.Delta] = 1;
        var input = WrappedRun.Noise(1, Frames, 8);
        var output = run.Run(input)[0];
        for (var n = 5; n < Frames; n++)
        {
            output[n].ShouldBe(3 * input[0][n - 5], 1e-15);
        }
    }

    [Fact]
    public void Reset_equals_fresh_to_the_bit()
    {
        var run = new WrappedRun(new DelayedGain(70, 0.5), DelayedGain.Info, 2, part: "mid") { Mix = _ => 40 };
        var input = WrappedRun.Noise(2, Frames, 9);
        var first = run.Run(input);
        run.Wrapped.Reset();
        var second = run.Run(input);
        second[0].ShouldBe(first[0]);
        second[1].ShouldBe(first[1]);
    }
}
