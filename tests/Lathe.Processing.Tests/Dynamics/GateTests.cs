using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class GateTests
{
    [Fact]
    public void It_opens_at_the_threshold_and_closes_below_it_by_the_hysteresis()
    {
        var rig = new ProcessorRig<Gate>(48000, 1, 0, ("threshold", -30), ("hysteresis", 6), ("range", 40), ("release", 5), ("hold", 0));
        double[] levels = [-40, -31, -29, -33, -35.9, -36.1, -31, -29.9];
        var input = Signals.Join([.. levels.Select(l => Signals.Constant(9600, l))]);

        var output = rig.Run([input])[0];

        double[] gains = [-40, -40, 0, 0, 0, -40, -40, 0];
        for (var k = 0; k < levels.Length; k++)
        {
            var last = ((k + 1) * 9600) - 1;
            Signals.Level(output[last] / input[last]).ShouldBe(gains[k], 1e-4, $"at {levels[k]} dB");
        }
    }

    [Theory]
    [InlineData(44100)]
    [InlineData(192000)]
    public void Attack_hold_and_release_are_their_times(int rate)
    {
        const double attack = 20, hold = 50, release = 80;
        var rig = new ProcessorRig<Gate>(
            rate, 1, 0, ("threshold", -30), ("range", 120), ("attack", attack), ("hold", hold), ("release", release));
        var (quiet, loud) = (rate / 10, rate / 2);
        var input = Signals.Join(Signals.Constant(quiet, -60), Signals.Constant(loud, -10), Signals.Constant(rate, -60));

        var output = rig.Run([input])[0];
        var gain = input.Select((x, n) => output[n] / x).ToArray();

        var opened = Array.FindIndex(gain, quiet, g => g >= 1 - (1 / Math.E));
        ((opened - quiet + 1) * 1000.0 / rate).ShouldBe(attack, (0.02 * attack) + (1000.0 / rate));
        var left = Array.FindIndex(gain, quiet + loud, g => g < 0.9999);
        ((left - quiet - loud) * 1000.0 / rate).ShouldBe(hold, 0.1);
        var closed = Array.FindIndex(gain, quiet + loud, g => g <= 1 / Math.E);
        ((closed - quiet - loud) * 1000.0 / rate).ShouldBe(hold + release, 0.02 * release);
    }

    [Fact]
    public void As_an_expander_it_follows_its_ratio_as_far_as_the_range()
    {
        foreach (var (level, gain) in new[] { (-20.0, 0.0), (-35.0, -5.0), (-45.0, -15.0), (-70.0, -25.0) })
        {
            var rig = new ProcessorRig<Gate>(48000, 1, 0, ("threshold", -30), ("hysteresis", 0), ("ratio", 2), ("range", 25));
            var input = Signals.Constant(48000, level);
            Signals.Level(rig.Run([input])[0][^1] / input[^1]).ShouldBe(gain, 1e-4, $"at {level} dB");
        }
    }

    [Fact]
    public void While_open_it_passes_to_the_bit_delayed_by_the_lookahead()
    {
        var rig = new ProcessorRig<Gate>(48000, 2, 0, ("threshold", -60), ("lookahead", 7.5), ("attack", 0.1));
        var input = Signals.Noise(19200, 4, -6);

        var output = rig.Run([input, input])[1];

        rig.Latency.ShouldBe(360);
        output[2000..].ShouldBe(input[(2000 - 360)..(19200 - 360)]);
    }

    [Fact]
    public void A_key_opens_it()
    {
        var audio = Signals.Constant(24000, -50);
        double Last(double key) =>
            new ProcessorRig<Gate>(48000, 2, 1, ("threshold", -30)).Run([audio, audio], [Signals.Constant(24000, key)])[1][^1] / audio[^1];

        Last(-20).ShouldBe(1);
        Signals.Level(Last(-60)).ShouldBe(-80, 0.01);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Extremes_stay_finite_and_reset_equals_fresh_to_the_bit(int channels)
    {
        (string, double)[] values = [("range", 120), ("hold", 2000), ("lookahead", 20), ("link", 40), ("attack", 0.01), ("release", 5000), ("key-high-pass", 9000)];
        var input = Enumerable.Range(0, channels).Select(c => Signals.Join(
            Signals.Noise(2000, (ulong)c + 1, 200), new double[3000], Signals.Noise(3000, 7, -20))).ToArray();
        var rig = new ProcessorRig<Gate>(192000, channels, 0, values);

        var first = rig.Run(input);
        rig.Processor.Reset();
        var second = rig.Run(input);

        for (var c = 0; c < channels; c++)
        {
            first[c].ShouldAllBe(x => double.IsFinite(x));
            second[c].ShouldBe(first[c]);
        }
    }

    [Fact]
    public void Silence_stays_silence() =>
        new ProcessorRig<Gate>(48000, 2, 0).Run([new double[6400], new double[6400]]).ShouldAllBe(c => c.All(x => x == 0));
}
