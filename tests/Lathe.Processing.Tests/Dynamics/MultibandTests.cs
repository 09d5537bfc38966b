using Lathe.Dsp.Fourier;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class MultibandTests
{
    private const int Rate = 48000;

    [Theory]
    [InlineData("lr4", 2)]
    [InlineData("lr4", 4)]
    [InlineData("lr4", 8)]
    [InlineData("lr8", 3)]
    [InlineData("lr8", 8)]
    [InlineData("linear-phase", 2)]
    [InlineData("linear-phase", 5)]
    [InlineData("linear-phase", 8)]
    public void While_no_band_works_the_sum_is_flat_within_a_hundredth_of_a_decibel(string crossover, int bands)
    {
        foreach (var rate in new[] { 44100, 96000 })
        {
            string[] edges = ["20 Hz", "90 Hz", "250 Hz", "700 Hz", "1.8 kHz", "4 kHz", "8 kHz", "14 kHz"];
            string[] values = [$"crossover={crossover}", .. edges[^bands..].SelectMany((e, k) => new[] { $"bands/b{k}/from={e}", $"bands/b{k}/threshold=0 dB" })];
            var rig = ProcessorRig<Multiband>.Of(rate, 1, 0, values);
            var impulse = new double[65536];
            impulse[0] = 0.5;

            var response = rig.Run([impulse])[0];

            var fft = new RealFft(65536);
            var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
            fft.Forward(response, re, im);
            for (var k = 0; k < fft.Bins; k++)
            {
                Signals.Level(2 * Math.Sqrt((re[k] * re[k]) + (im[k] * im[k]))).ShouldBe(0, 0.01, $"{k * (double)rate / 65536} Hz");
            }
        }
    }

    [Fact]
    public void With_linear_phase_what_is_not_changed_comes_back_delayed_by_the_latency()
    {
        var rig = ProcessorRig<Multiband>.Of(Rate, 2, 0, "crossover=linear-phase", "bands/a/threshold=0 dB", "bands/b/from=200 Hz", "bands/b/threshold=0 dB");
        var input = Signals.Noise(Rate, 3, -10);

        var output = rig.Run([input, input])[1];

        rig.Latency.ShouldBeGreaterThan(0);
        for (var n = rig.Latency; n < output.Length; n++)
        {
            output[n].ShouldBe(input[n - rig.Latency], 1e-12);
        }
    }

    [Theory]
    [InlineData("compress", -30, 4, -10, -15)]
    [InlineData("compress", -30, double.PositiveInfinity, -10, -20)]
    [InlineData("lift", -20, 2, -40, 10)]
    [InlineData("lift", -20, double.PositiveInfinity, -60, 24)]
    [InlineData("expand", -20, 2, -30, -10)]
    [InlineData("expand", -20, double.PositiveInfinity, -30, -24)]
    [InlineData("boost", -40, 1.5, -28, 6)]
    [InlineData("compress", -10, 4, -20, 0)]
    [InlineData("expand", -40, 4, -20, 0)]
    public void Each_mode_has_its_static_curve(string mode, double threshold, double ratio, double level, double gain)
    {
        var text = double.IsInfinity(ratio) ? "inf:1" : FormattableString.Invariant($"{ratio}:1");
        var rig = ProcessorRig<Multiband>.Of(
            Rate, 1, 0, "bands/low/from=20 Hz", "bands/low/band-bypass=on", "bands/mid/from=200 Hz", $"bands/mid/mode={mode}",
            FormattableString.Invariant($"bands/mid/threshold={threshold} dB"), $"bands/mid/ratio={text}", "bands/mid/knee=0 dB", "bands/mid/release=150 ms",
            "bands/high/from=12 kHz", "bands/high/band-bypass=on");
        var input = Signals.Sine(2 * Rate, Rate, 1487, level);

        var output = rig.Run([input])[0];

        // What the bypassed neighbors let through in the band's middle, 6e-4, adds up to 0.09 dB where the band is lowered by 24 dB.
        (Signals.Level(output[^4800..].Max()) - level).ShouldBe(gain, 0.1);
    }

    [Theory]
    [InlineData(44100)]
    [InlineData(96000)]
    public void Attack_and_release_are_their_times(int rate)
    {
        var rig = ProcessorRig<Multiband>.Of(
            rate, 1, 0, "bands/all/threshold=-30 dB", "bands/all/ratio=4:1", "bands/all/knee=0 dB", "bands/all/attack=20 ms", "bands/all/release=200 ms");
        var input = Signals.Join(Signals.Constant(rate / 10, -40), Signals.Constant(rate / 2, -10), Signals.Constant(rate, -40));

        var output = rig.Run([input])[0];

        var reduction = input.Select((x, n) => Signals.Level(x) - Signals.Level(output[n])).ToArray();
        var rise = Array.FindIndex(reduction, rate / 10, r => r >= 15 * (1 - (1 / Math.E))) - (rate / 10) + 1;
        (rise * 1000.0 / rate).ShouldBe(20, 0.4);
        var fall = Array.FindIndex(reduction, rate * 6 / 10, r => r <= 15 / Math.E) - (rate * 6 / 10);
        (fall * 1000.0 / rate).ShouldBe(200, 4);
    }

    [Fact]
    public void A_band_works_on_mid_or_side_alone()
    {
        var mid = Signals.Sine(Rate, Rate, 1000, -12);
        var side = Signals.Sine(Rate, Rate, 1310, -12);
        var rig = ProcessorRig<Multiband>.Of(
            Rate, 2, 0, "bands/all/part=side", "bands/all/threshold=-32 dB", "bands/all/ratio=2:1", "bands/all/knee=0 dB", "bands/all/gain=1 dB");

        var output = rig.Run([[.. mid.Zip(side, (m, s) => m + s)], [.. mid.Zip(side, (m, s) => m - s)]]);

        for (var n = Rate / 2; n < Rate; n++)
        {
            ((output[0][n] + output[1][n]) / 2).ShouldBe(mid[n], 1e-9);
            ((output[0][n] - output[1][n]) / 2).ShouldBe(side[n] * Signals.Gain(-10 + 1), 1e-4);
        }
    }

    [Fact]
    public void Solo_passes_one_band_and_mute_takes_one_out()
    {
        double[] Levels(params string[] more)
        {
            string[] basis = ["crossover=lr8", "bands/low/threshold=0 dB", "bands/high/from=1 kHz", "bands/high/threshold=0 dB"];
            var output = ProcessorRig<Multiband>.Of(Rate, 1, 0, [.. basis, .. more]).Run(
                [[.. Signals.Sine(Rate, Rate, 100, -20).Zip(Signals.Sine(Rate, Rate, 10000, -20), (a, b) => a + b)]])[0];
            double At(double frequency)
            {
                var (re, im) = (0.0, 0.0);
                for (var n = Rate / 2; n < Rate; n++)
                {
                    re += output[n] * Math.Cos(2 * Math.PI * frequency * n / Rate);
                    im += output[n] * Math.Sin(2 * Math.PI * frequency * n / Rate);
                }

                return Signals.Level(Math.Sqrt((re * re) + (im * im)) * 4 / Rate);
            }

            return [At(100), At(10000)];
        }

        Levels()[0].ShouldBe(-20, 0.01);
        Levels("bands/low/solo=on")[0].ShouldBe(-20, 0.01);
        Levels("bands/low/solo=on")[1].ShouldBeLessThan(-150);
        Levels("bands/low/mute=on")[0].ShouldBeLessThan(-150);
        Levels("bands/low/mute=on")[1].ShouldBe(-20, 0.01);
        Levels("bands/high/gain=-6 dB")[1].ShouldBe(-26, 0.01);
    }

    [Fact]
    public void A_key_is_split_by_the_same_crossovers()
    {
        var audio = Signals.Sine(Rate, Rate, 100, -20);
        double Gain(double keyFrequency)
        {
            var rig = ProcessorRig<Multiband>.Of(Rate, 2, 1, "bands/low/threshold=-40 dB", "bands/low/ratio=4:1", "bands/high/from=2 kHz", "bands/high/threshold=-40 dB");
            var output = rig.Run([audio, audio], [Signals.Sine(Rate, Rate, keyFrequency, -6)])[1];
            return Signals.Level(output[^4800..].Max()) + 20;
        }

        Gain(100).ShouldBeLessThan(-15);
        Gain(15000).ShouldBe(0, 0.05);
    }

    [Fact]
    public void Without_bands_it_passes_to_the_bit()
    {
        var input = Signals.Noise(6400, 2, -3);
        ProcessorRig<Multiband>.Of(Rate, 2, 0).Run([input, input])[1].ShouldBe(input);
    }
}
