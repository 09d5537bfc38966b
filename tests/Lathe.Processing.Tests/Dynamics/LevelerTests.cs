using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class LevelerTests
{
    // BS.1770: a tone of 997 Hz at 0 dBFS in one channel is -3.01 LUFS, in two 0 LUFS.
    [Theory]
    [InlineData(44100, 400)]
    [InlineData(48000, 3000)]
    [InlineData(96000, 1000)]
    public void It_brings_a_tone_to_the_target(int rate, double window)
    {
        foreach (var level in new[] { -32.0, -14.0 })
        {
            var rig = new ProcessorRig<Leveler>(rate, 2, 0, ("target", -23), ("max-boost", 20), ("max-cut", 20), ("speed", 20), ("window", window));
            var input = Signals.Sine(5 * rate, rate, 997, level);

            var output = rig.Run([input, input])[0];

            Signals.Level(output[^rate..].Max()).ShouldBe(-23, 0.03, $"{level} dB");
        }
    }

    [Theory]
    [InlineData(44100)]
    [InlineData(96000)]
    public void The_gain_moves_at_the_speed_and_ends_at_the_greatest_boost(int rate)
    {
        var rig = new ProcessorRig<Leveler>(rate, 1, 0, ("target", -10), ("max-boost", 8), ("speed", 4), ("window", 400));
        var input = Signals.Sine(4 * rate, rate, 997, -26);

        var output = rig.Run([input])[0];

        double Gain(double from) => Signals.Level(output[(int)(from * rate)..(int)((from * rate) + (rate / 50))].Max()) + 26;
        (Gain(1.5) - Gain(0.5)).ShouldBe(4, 0.05);
        Gain(3).ShouldBe(8, 0.02);
    }

    [Fact]
    public void It_waits_in_pauses_and_brakes_just_above_the_gate()
    {
        var rig = new ProcessorRig<Leveler>(48000, 1, 0, ("target", -20), ("max-boost", 30), ("speed", 10), ("gate", -45), ("window", 400));
        var input = Signals.Join(Signals.Sine(96000, 48000, 997, -27), Signals.Sine(96000, 48000, 997, -70));

        var output = rig.Run([input])[0];

        var before = Signals.Level(output[90000..96000].Max()) + 27;
        before.ShouldBe(10.01, 0.05);
        var after = Signals.Level(output[^4800..].Max()) + 70;
        after.ShouldBe(before, 4.1); // the 0.4 s in which the window empties
        (Signals.Level(output[^48000..^43200].Max()) + 70).ShouldBe(after, 1e-3);
    }

    [Fact]
    public void Within_the_target_it_passes_delayed_by_the_lookahead()
    {
        var rig = new ProcessorRig<Leveler>(48000, 2, 0, ("max-boost", 0), ("max-cut", 0), ("lookahead", 500));
        var input = Signals.Noise(48000, 5, -3);

        var output = rig.Run([input, input])[1];

        rig.Latency.ShouldBe(24000);
        output[24000..].ShouldBe(input[..^24000]);
    }
}
