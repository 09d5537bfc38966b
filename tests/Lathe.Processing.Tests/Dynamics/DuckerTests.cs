using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class DuckerTests
{
    [Theory]
    [InlineData(44100)]
    [InlineData(192000)]
    public void Its_fades_are_straight_lines_in_decibels_that_take_their_times(int rate)
    {
        var rig = new ProcessorRig<Ducker>(
            rate, 1, 1, ("threshold", -30), ("depth", 12), ("fade-out", 200), ("hold", 100), ("fade-in", 400));
        var (quiet, loud) = (rate / 10, rate / 2);
        var key = Signals.Join(Signals.Constant(quiet, -60), Signals.Constant(loud, -10), Signals.Constant(rate, -60));
        var audio = Signals.Constant(key.Length, -6);

        var output = rig.Run([audio], [key])[0];

        double Gain(double seconds) => Signals.Level(output[(int)Math.Round(seconds * rate)]) + 6;
        Gain(0.09).ShouldBe(0, 1e-9);
        Gain(0.1 + 0.05).ShouldBe(-3, 0.01);
        Gain(0.1 + 0.1).ShouldBe(-6, 0.01);
        Gain(0.1 + 0.21).ShouldBe(-12, 1e-9);
        Gain(0.6 + 0.09).ShouldBe(-12, 1e-9);
        Gain(0.6 + 0.1 + 0.1).ShouldBe(-9, 0.01);
        Gain(0.6 + 0.1 + 0.3).ShouldBe(-3, 0.01);
        Gain(0.6 + 0.1 + 0.41).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void It_comes_back_only_below_the_hysteresis()
    {
        double Last(double after)
        {
            var rig = new ProcessorRig<Ducker>(48000, 1, 1, ("threshold", -30), ("hysteresis", 6), ("depth", 10), ("hold", 10), ("fade-in", 10));
            return Signals.Level(rig.Run([Signals.Constant(96000, 0)], [Signals.Join(Signals.Constant(48000, -20), Signals.Constant(48000, after))])[0][^1]);
        }

        Last(-35).ShouldBe(-10, 1e-6);
        Last(-37).ShouldBe(0, 1e-6);
    }

    [Fact]
    public void While_the_key_is_silent_it_passes_to_the_bit_delayed_by_the_lookahead()
    {
        var rig = new ProcessorRig<Ducker>(48000, 2, 2, ("lookahead", 100));
        var input = Signals.Noise(19200, 4, -6);

        var output = rig.Run([input, input], [new double[19200], new double[19200]])[1];

        rig.Latency.ShouldBe(4800);
        output[4800..].ShouldBe(input[..^4800]);
    }

    [Fact]
    public void The_filters_of_the_key_decide_what_counts()
    {
        var rig = new ProcessorRig<Ducker>(48000, 1, 1, ("key-high-pass", 2000));
        rig.Run([Signals.Constant(48000, -6)], [Signals.Sine(48000, 48000, 60, -6)])[0][^1].ShouldBe(Signals.Gain(-6));
    }
}
