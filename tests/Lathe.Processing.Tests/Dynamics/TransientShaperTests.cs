using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class TransientShaperTests
{
    private const int Rate = 48000;

    [Theory]
    [InlineData(-6)]
    [InlineData(-40)]
    [InlineData(-80)]
    public void What_it_does_does_not_depend_on_the_level(double level)
    {
        foreach (var bands in new[] { 0, 3 })
        {
            string[] values = ["attack=12 dB", "sustain=-9 dB", .. Enumerable.Range(0, bands).Select(b => $"bands/b{b}/from={20 * Math.Pow(20, b):0} Hz")];
            var full = ProcessorRig<TransientShaper>.Of(Rate, 1, 0, values).Run([Strikes(0)])[0];

            var output = ProcessorRig<TransientShaper>.Of(Rate, 1, 0, values).Run([Strikes(level)])[0];

            for (var n = 0; n < output.Length; n++)
            {
                output[n].ShouldBe(full[n] * Signals.Gain(level), 1e-5 * Signals.Gain(level), $"{bands} bands, {n}");
            }
        }
    }

    [Fact]
    public void An_attack_gets_its_amount_and_a_steady_tone_none()
    {
        var input = Signals.Join(new double[Rate / 4], Signals.Sine(Rate, Rate, 400, -20));
        double Gain(string amount, int from, int to)
        {
            var output = ProcessorRig<TransientShaper>.Of(Rate, 1, 0, $"attack={amount}", "sustain=6 dB").Run([input])[0];
            return Signals.Level(output[from..to].Max(Math.Abs)) + 20;
        }

        var onset = Rate / 4;
        Gain("18 dB", onset + 100, onset + 250).ShouldBe(18, 0.2);
        Gain("-18 dB", onset + 100, onset + 250).ShouldBe(-18, 0.2);
        Gain("18 dB", onset + (Rate / 2), onset + Rate).ShouldBe(0, 1e-3);
    }

    [Fact]
    public void A_sustain_gets_its_amount_while_the_sound_decays()
    {
        // A decay of 60 dB in 0.3 s: the slow follower is 12 dB above it after some 80 ms.
        var input = Signals.Make(Rate, n => Math.Sin(2 * Math.PI * 500 * n / Rate) * Math.Exp(-6.9 * n / (0.3 * Rate)));
        foreach (var amount in new[] { -20.0, 15.0 })
        {
            var output = ProcessorRig<TransientShaper>.Of(Rate, 1, 0, FormattableString.Invariant($"sustain={amount} dB")).Run([input])[0];
            var range = (Rate * 2 / 10)..(Rate * 25 / 100);
            (Signals.Level(output[range].Max(Math.Abs)) - Signals.Level(input[range].Max(Math.Abs))).ShouldBe(amount, 0.1);
        }
    }

    [Fact]
    public void At_nothing_it_passes_to_the_bit_delayed_by_the_lookahead()
    {
        var rig = new ProcessorRig<TransientShaper>(Rate, 2, 0, ("lookahead", 5));
        var input = Signals.Noise(9600, 5, -3);

        var output = rig.Run([input, input])[1];

        rig.Latency.ShouldBe(240);
        output[240..].ShouldBe(input[..^240]);
    }

    [Fact]
    public void A_band_is_shaped_by_itself()
    {
        var low = Signals.Join(new double[Rate / 4], Signals.Sine(Rate, Rate, 60, -20));
        var high = Signals.Join(new double[Rate / 4], Signals.Sine(Rate, Rate, 6000, -20));
        double Onset(double[] input)
        {
            var output = ProcessorRig<TransientShaper>.Of(Rate, 1, 0, "bands/low/from=20 Hz", "bands/high/from=600 Hz", "bands/high/attack=12 dB").Run([input])[0];
            return Signals.Level(output[((Rate / 4) + 100)..((Rate / 4) + 400)].Max(Math.Abs)) - Signals.Level(input[((Rate / 4) + 100)..((Rate / 4) + 400)].Max(Math.Abs));
        }

        Onset(high).ShouldBe(12, 0.5);
        Onset(low).ShouldBeLessThan(1.5);
    }

    [Fact]
    public void Times_do_not_depend_on_the_rate()
    {
        double[] Gains(int rate)
        {
            var rig = new ProcessorRig<TransientShaper>(rate, 1, 0, ("attack", 12), ("sustain", 12));
            var input = Signals.Join(Signals.Constant(rate / 2, -40), Signals.Constant(rate / 2, -10), Signals.Constant(rate / 2, -30));
            var output = rig.Run([input])[0];
            return [.. Enumerable.Range(1, 28).Select(k => (k * rate / 20) - 1 + (rate / 100)).Select(n => Signals.Level(output[n] / input[n]))];
        }

        var reference = Gains(192000);
        foreach (var rate in new[] { 44100, 96000 })
        {
            var gains = Gains(rate);
            for (var k = 0; k < gains.Length; k++)
            {
                gains[k].ShouldBe(reference[k], 0.05, $"{rate} Hz, {k}");
            }
        }
    }

    private static double[] Strikes(double level) => Signals.Make(
        Rate, n => Signals.Gain(level) * Math.Sin(0.05 * n) * Math.Exp(-(n % 12000) / 2000.0));
}
