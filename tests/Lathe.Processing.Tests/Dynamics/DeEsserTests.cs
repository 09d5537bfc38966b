using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class DeEsserTests
{
    private const int Rate = 48000;

    [Theory]
    [InlineData(0)]
    [InlineData(-30)]
    public void Sibilance_is_lowered_by_the_range_whatever_the_level(double level)
    {
        foreach (var mode in new[] { 0, 1 })
        {
            var rig = new ProcessorRig<DeEsser>(Rate, 1, 0, ("threshold", -20), ("range", 6), ("mode", mode));
            var input = Signals.Sine(Rate, Rate, 6500, level);

            Signals.Level(rig.Run([input])[0][^4800..].Max() / input.Max()).ShouldBe(-6, 0.05);
        }
    }

    [Fact]
    public void A_voice_without_sibilance_passes_to_the_bit()
    {
        var rig = new ProcessorRig<DeEsser>(Rate, 2, 0, ("lookahead", 2));
        var voice = Signals.Sine(19200, Rate, 220, -10).Zip(Signals.Sine(19200, Rate, 880, -20), (a, b) => a + b)
            .Select((x, n) => x * Math.Min(1, n / 5000.0)).ToArray();

        var output = rig.Run([voice, voice])[0];

        rig.Latency.ShouldBe(96);
        output[96..].ShouldBe(voice[..^96]);
    }

    [Fact]
    public void Split_leaves_what_lies_below_the_band_alone()
    {
        var low = Signals.Sine(Rate, Rate, 300, -20);
        var high = Signals.Sine(Rate, Rate, 6500, -12);
        double[] input = [.. low.Zip(high, (a, b) => a + b)];
        (string, double)[] values = [("threshold", -20), ("range", 12), ("bandwidth", 1)];

        var split = new ProcessorRig<DeEsser>(Rate, 1, 0, values).Run([input])[0];
        var wide = new ProcessorRig<DeEsser>(Rate, 1, 0, [.. values, ("mode", 1)]).Run([input])[0];

        Signals.Level(Tone(split, 300) / Tone(input, 300)).ShouldBe(0, 0.1);
        Signals.Level(Tone(split, 6500) / Tone(input, 6500)).ShouldBe(-12, 0.1);
        Signals.Level(Tone(wide, 300) / Tone(input, 300)).ShouldBe(-12, 0.1);
    }

    [Fact]
    public void Listening_passes_the_band_alone()
    {
        var output = new ProcessorRig<DeEsser>(Rate, 1, 0, ("listen", 1)).Run([Signals.Sine(Rate, Rate, 6500, -6)])[0];
        Signals.Level(Tone(output, 6500)).ShouldBe(-6, 0.01);
        var low = new ProcessorRig<DeEsser>(Rate, 1, 0, ("listen", 1)).Run([Signals.Sine(Rate, Rate, 100, -6)])[0];
        Signals.Level(Tone(low, 100)).ShouldBeLessThan(-35);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Extremes_stay_finite_and_reset_equals_fresh_to_the_bit(int channels)
    {
        foreach (var rate in new[] { 44100, 192000 })
        {
            (string, double)[] values = [("frequency", 16000), ("bandwidth", 4), ("threshold", -40), ("range", 24), ("link", 20), ("lookahead", 10)];
            var input = Enumerable.Range(0, channels).Select(c => Signals.Join(
                Signals.Noise(2000, (ulong)c + 1, 200), new double[3000], Signals.Noise(3000, 7, -20))).ToArray();
            var rig = new ProcessorRig<DeEsser>(rate, channels, 0, values);

            var first = rig.Run(input);
            rig.Processor.Reset();
            var second = rig.Run(input);

            for (var c = 0; c < channels; c++)
            {
                first[c].ShouldAllBe(x => double.IsFinite(x));
                second[c].ShouldBe(first[c]);
            }
        }
    }

    [Fact]
    public void Silence_stays_silence() =>
        new ProcessorRig<DeEsser>(Rate, 2, 0).Run([new double[6400], new double[6400]]).ShouldAllBe(c => c.All(x => x == 0));

    private static double Tone(double[] samples, double frequency)
    {
        var (re, im) = (0.0, 0.0);
        var half = samples.Length / 2;
        for (var n = half; n < half + (Rate / 2); n++)
        {
            re += samples[n] * Math.Cos(2 * Math.PI * frequency * n / Rate);
            im += samples[n] * Math.Sin(2 * Math.PI * frequency * n / Rate);
        }

        return 4 * Math.Sqrt((re * re) + (im * im)) / Rate;
    }
}
