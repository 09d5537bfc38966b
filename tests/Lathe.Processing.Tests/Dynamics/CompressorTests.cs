using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class CompressorTests
{
    public static TheoryData<int> Rates => [44100, 48000, 88200, 96000, 192000];

    [Theory]
    [InlineData(-20, 2, 0)]
    [InlineData(-20, 4, 12)]
    [InlineData(-40, double.PositiveInfinity, 6)]
    [InlineData(-12.5, 1.3, 36)]
    [InlineData(0, 20, 0)]
    [InlineData(-30, 8, 72)]
    [InlineData(-35, 0.5, 10)]
    public void A_steady_tone_lies_on_the_static_curve_within_a_fiftieth_of_a_decibel(double threshold, double ratio, double knee)
    {
        for (var level = -60.0; level <= 0; level += 4)
        {
            var rig = new ProcessorRig<Compressor>(48000, 1, 0, ("threshold", threshold), ("ratio", ratio), ("knee", knee));
            var input = Signals.Sine(96000, 48000, 1000, level);

            var output = rig.Run([input])[0];

            var gain = Signals.Level(output[^1000..].Max()) - level;
            gain.ShouldBe(-Reduction(level, threshold, ratio, knee), 0.02, $"at {level} dB");
        }
    }

    [Theory]
    [InlineData(-20, 2, 0)]
    [InlineData(-30, double.PositiveInfinity, 12)]
    [InlineData(-10, 0.5, 24)]
    public void Upward_it_lifts_what_lies_below_the_threshold_or_lowers_it_with_a_ratio_below_one(double threshold, double ratio, double knee)
    {
        for (var level = -60.0; level <= 0; level += 6)
        {
            var rig = new ProcessorRig<Compressor>(48000, 1, 0, ("mode", 1), ("threshold", threshold), ("ratio", ratio), ("knee", knee), ("release", 20));
            var input = Signals.Sine(48000, 48000, 3000, level);

            var output = rig.Run([input])[0];

            var gain = Signals.Level(output[^1000..].Max()) - level;
            gain.ShouldBe(Reduction((2 * threshold) - level, threshold, ratio, knee), 0.02, $"at {level} dB");
        }
    }

    [Fact]
    public void The_range_ends_what_is_lifted_out_of_near_silence()
    {
        var rig = new ProcessorRig<Compressor>(48000, 1, 0, ("mode", 1), ("threshold", -20), ("ratio", 4), ("range", 9), ("release", 20));
        Signals.Level(rig.Run([Signals.Constant(48000, -140)])[0][^1]).ShouldBe(-131, 1e-6);
    }

    [Fact]
    public void A_true_peak_detector_hears_the_wave_between_the_samples_and_delays_by_a_quantum()
    {
        // A quarter of the rate, sampled 45 degrees off its peaks: samples 3 dB below the wave.
        var input = Signals.Sine(48000, 48000, 12000, 0, Math.PI / 4);
        double Gain(double detector) => Signals.Level(
            new ProcessorRig<Compressor>(48000, 1, 0, ("detector", detector), ("threshold", -20), ("knee", 0), ("ratio", 2)).Run([input])[0][^1] / input[^1]);

        Gain(0).ShouldBe(-(20 - 3.0103) / 2, 0.02);
        Gain(2).ShouldBe(-10, 0.02);
        var rig = new ProcessorRig<Compressor>(48000, 2, 0, ("threshold", 0), ("knee", 0), ("ratio", 1), ("detector", 2), ("lookahead", 1));
        rig.Latency.ShouldBe(48 + 64);
        var noise = Signals.Noise(6400, 5, -1);
        rig.Run([noise, noise])[0][rig.Latency..].ShouldBe(noise[..^rig.Latency]);
    }

    [Fact]
    public void The_tilt_of_the_key_makes_bass_count_less_and_treble_more()
    {
        double Reduction(double frequency)
        {
            var rig = new ProcessorRig<Compressor>(48000, 1, 0, ("threshold", -40), ("ratio", 2), ("knee", 0), ("key-tilt", 6), ("release", 1000));
            var input = Signals.Sine(96000, 48000, frequency, -20);
            var output = rig.Run([input])[0];
            return -20 - Signals.Level(output[^4800..].Max());
        }

        Reduction(60).ShouldBe(10 - 3, 0.07);
        Reduction(1000).ShouldBe(10, 0.02);
        Reduction(12000).ShouldBe(10 + 3, 0.07);
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Attack_is_the_time_to_one_less_one_over_e_at_any_rate(int rate)
    {
        foreach (var attack in new[] { 0.5, 5.0, 80.0, 500.0 })
        {
            var rig = new ProcessorRig<Compressor>(rate, 1, 0, ("threshold", -30), ("ratio", 4), ("knee", 0), ("attack", attack), ("release", 500));
            var before = (int)(0.1 * rate);
            var input = Signals.Join(Signals.Constant(before, -40), Signals.Constant((int)(attack * 12 * rate / 1000), -10));

            var reduction = Reductions(input, rig.Run([input])[0]);

            var reached = Array.FindIndex(reduction, before, r => r >= 15 * (1 - (1 / Math.E)));
            ((reached - before + 1) / (double)rate * 1000).ShouldBe(attack, (0.02 * attack) + (1000.0 / rate), $"attack {attack} ms");
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Release_is_the_time_to_one_less_one_over_e_at_any_rate(int rate)
    {
        foreach (var release in new[] { 5.0, 100.0, 1000.0 })
        {
            foreach (var hold in new[] { 0.0, 40.0 })
            {
                var rig = new ProcessorRig<Compressor>(
                    rate, 1, 0, ("threshold", -30), ("ratio", 4), ("knee", 0), ("attack", 1), ("release", release), ("hold", hold));
                var loud = (int)(0.1 * rate);
                var input = Signals.Join(Signals.Constant(loud, -10), Signals.Constant((int)((hold + (release * 4)) * rate / 1000), -40));

                var reduction = Reductions(input, rig.Run([input])[0]);

                var reached = Array.FindIndex(reduction, loud, r => r <= 15 / Math.E);
                ((reached - loud) / (double)rate * 1000).ShouldBe(hold + release, (0.02 * release) + (1000.0 / rate), $"release {release} ms, hold {hold} ms");
            }
        }
    }

    [Fact]
    public void The_gain_law_does_not_depend_on_the_rate()
    {
        static double[] AtTenths(int rate)
        {
            var rig = new ProcessorRig<Compressor>(rate, 1, 0, ("threshold", -30), ("detector", 1), ("rms-window", 20), ("attack", 20), ("release", 200));
            var input = Signals.Join(
                Signals.Constant(rate / 2, -12), Signals.Constant(rate / 2, -36), Signals.Constant(rate / 4, -6), Signals.Constant(rate / 2, -60));
            var reduction = Reductions(input, rig.Run([input])[0]);
            return [.. Enumerable.Range(1, 16).Select(t => reduction[(t * rate / 10) - 1])];
        }

        var reference = AtTenths(192000);
        foreach (var rate in new[] { 44100, 48000, 88200, 96000 })
        {
            var values = AtTenths(rate);
            for (var i = 0; i < values.Length; i++)
            {
                // One frame of the lower rate is the physics: a step can only be seen on the grid.
                values[i].ShouldBe(reference[i], 0.01, $"{rate} Hz, {i}");
            }
        }
    }

    [Fact]
    public void A_steady_tone_whose_half_period_is_held_gets_no_harmonics()
    {
        var rig = new ProcessorRig<Compressor>(48000, 1, 0, ("threshold", -30), ("ratio", 4), ("release", 200));
        var input = Signals.Sine(96000, 48000, 250, -10);

        var reduction = Reductions(input, rig.Run([input])[0]);

        var last = reduction[^4800..].Where(double.IsFinite).ToArray();
        (last.Max() - last.Min()).ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void An_automatic_release_lets_a_short_peak_go_and_a_long_passage_linger()
    {
        double After(double loudSeconds)
        {
            var rig = new ProcessorRig<Compressor>(48000, 1, 0, ("threshold", -30), ("attack", 1), ("release", 100), ("auto-release", 1));
            var loud = (int)(loudSeconds * 48000);
            var input = Signals.Join(Signals.Constant(loud, -10), Signals.Constant(48000, -40));
            return Reductions(input, rig.Run([input])[0])[loud + 24000];
        }

        After(0.01).ShouldBeLessThan(0.6);
        After(3).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Latency_is_the_lookahead_and_the_delayed_audio_is_unchanged_to_the_bit_below_the_threshold()
    {
        foreach (var lookahead in new[] { 0, 0.02, 1, 5.33, 20 })
        {
            var rig = new ProcessorRig<Compressor>(48000, 2, 0, ("threshold", 0), ("knee", 0), ("lookahead", lookahead));
            var input = Signals.Noise(6400, 5, -1);

            var output = rig.Run([input, input])[1];

            rig.Latency.ShouldBe((int)Math.Round(lookahead * 48));
            output[rig.Latency..].ShouldBe(input[..^rig.Latency]);
        }
    }

    [Fact]
    public void Channels_follow_the_loudest_as_far_as_they_are_linked()
    {
        double[] Reduction(double link)
        {
            var rig = new ProcessorRig<Compressor>(48000, 2, 0, ("threshold", -30), ("ratio", 2), ("knee", 0), ("link", link));
            double[][] input = [Signals.Constant(48000, -10), Signals.Constant(48000, -24)];
            var output = rig.Run(input);
            return [Reductions(input[0], output[0])[^1], Reductions(input[1], output[1])[^1]];
        }

        Reduction(0).ShouldBe([10, 3], 1e-6);
        Reduction(50).ShouldBe([10, 6.5], 1e-6);
        Reduction(100).ShouldBe([10, 10], 1e-6);
    }

    [Fact]
    public void Range_limits_the_reduction_and_makeup_raises_what_is_left()
    {
        var input = Signals.Constant(48000, -10);
        var capped = new ProcessorRig<Compressor>(48000, 1, 0, ("threshold", -40), ("ratio", 10), ("knee", 0), ("range", 5), ("makeup", 2));
        Reductions(input, capped.Run([input])[0])[^1].ShouldBe(3, 1e-6);

        var automatic = new ProcessorRig<Compressor>(48000, 1, 0, ("threshold", -40), ("ratio", 2), ("knee", 0), ("auto-makeup", 1));
        Reductions(input, automatic.Run([input])[0])[^1].ShouldBe(15 - 10, 1e-6);
    }

    [Fact]
    public void A_key_alone_decides_and_its_filters_shape_it()
    {
        var audio = Signals.Constant(48000, -6);
        var bass = Signals.Sine(48000, 48000, 50, -6);
        double Reduction(params (string, double)[] more)
        {
            var rig = new ProcessorRig<Compressor>(48000, 2, 1, [("threshold", -30), ("release", 500), .. more]);
            return Reductions(audio, rig.Run([audio, audio], [bass])[1])[^1];
        }

        Reduction().ShouldBeGreaterThan(10);
        Reduction(("key-high-pass", 2000)).ShouldBe(0);
        Reduction(("key-low-pass", 5000)).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Listening_to_the_key_gives_the_key_delayed_by_the_latency()
    {
        var rig = new ProcessorRig<Compressor>(48000, 2, 1, ("key-listen", 1), ("lookahead", 3));
        var key = Signals.Noise(6400, 9, -3);

        var output = rig.Run([new double[6400], new double[6400]], [key]);

        output[1][rig.Latency..].ShouldBe(key[..^rig.Latency]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Extremes_stay_finite_and_reset_equals_fresh_to_the_bit(int channels)
    {
        foreach (var (detector, style) in new[] { (0, 0), (1, 0), (2, 1), (0, 2), (1, 3), (0, 4), (0, 5) })
        {
            (string, double)[] values = [
                ("style", style), ("threshold", -80), ("ratio", double.PositiveInfinity), ("knee", 72), ("feedback", 100), ("attack", 0.005), ("release", 1), ("hold", 500), ("lookahead", 20),
                ("auto-release", 1), ("auto-makeup", 1), ("detector", detector), ("link", 30), ("key-high-pass", 10000), ("key-low-pass", 100)];
            var input = Enumerable.Range(0, channels).Select(c => Signals.Join(
                Signals.Noise(1000, (ulong)c + 1, 200), new double[5000], Signals.Constant(3000, -290), Signals.Noise(3000, 7, -20))).ToArray();
            var rig = new ProcessorRig<Compressor>(192000, channels, 0, values);

            var first = rig.Run(input);
            rig.Processor.Reset();
            var second = rig.Run(input);
            var fresh = new ProcessorRig<Compressor>(192000, channels, 0, values).Run(input);

            for (var c = 0; c < channels; c++)
            {
                first[c].ShouldAllBe(x => double.IsFinite(x));
                second[c].ShouldBe(first[c]);
                fresh[c].ShouldBe(first[c]);
            }
        }
    }

    [Fact]
    public void Silence_stays_silence()
    {
        var rig = new ProcessorRig<Compressor>(48000, 2, 0, ("makeup", 20), ("auto-makeup", 1));
        rig.Run([new double[6400], new double[6400]]).ShouldAllBe(channel => channel.All(x => x == 0));
    }

    private static double[] Reductions(double[] input, double[] output) =>
        [.. input.Select((x, n) => Signals.Level(x) - Signals.Level(output[n]))];

    private static double Reduction(double level, double threshold, double ratio, double knee)
    {
        var over = level - threshold;
        var slope = 1 - (1 / ratio);
        return 2 * over < -knee ? 0
            : 2 * Math.Abs(over) <= knee && knee > 0 ? slope * Math.Pow(over + (knee / 2), 2) / (2 * knee)
            : slope * Math.Max(0, over);
    }
}
