using Lathe.Dsp.TruePeak;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class LimiterTests
{
    private const double Promise = 0.0005; // dB

    public static TheoryData<string, int> Adversaries
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var rate in new[] { 44100, 48000, 88200, 96000, 176400, 192000 })
            {
                foreach (var name in new[] { "bursts", "fs/4", "fs/6", "square", "noise", "clipped noise", "clipped tone", "impulses", "music", "direct current" })
                {
                    data.Add(name, rate);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Adversaries))]
    public void No_true_peak_exceeds_the_ceiling(string name, int rate)
    {
        var input = Adversary(name, rate);
        double[][] stereo = [input, [.. input.Reverse()]];
        for (var style = 0; style < LimiterStyle.Names.Length; style++)
        {
            ShouldStayBelow(rate, stereo, ("drive", 12), ("style", style));
        }

        ShouldStayBelow(rate, stereo, ("drive", 12), ("lookahead", 0.1), ("release", 1), ("attack", 0), ("auto-release", 0), ("transient-link", 0), ("release-link", 0));
        ShouldStayBelow(rate, stereo, ("drive", 24), ("lookahead", 10), ("release", 10000), ("attack", 1000), ("transient-link", 50), ("release-link", 100));
        ShouldStayBelow(rate, stereo, ("drive", 3), ("lookahead", 0.3), ("style", 2), ("transient-link", 100), ("release-link", 0));
    }

    [Fact]
    public void No_true_peak_exceeds_the_ceiling_at_random_settings()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            var rate = new[] { 44100, 48000, 88200, 96000, 176400, 192000 }[random.Next(6)];
            var name = new[] { "bursts", "square", "noise", "clipped noise", "clipped tone", "impulses", "music" }[random.Next(7)];
            var input = Adversary(name, rate);
            ShouldStayBelow(
                rate,
                [input, [.. input.Skip(777), .. input.Take(777)]],
                ("drive", 36 * random.NextDouble()),
                ("style", random.Next(LimiterStyle.Names.Length)),
                ("lookahead", 0.1 * Math.Pow(100, random.NextDouble())),
                ("attack", 1000 * Math.Pow(random.NextDouble(), 4)),
                ("release", Math.Pow(10, 4 * random.NextDouble())),
                ("auto-release", random.Next(2)),
                ("transient-link", random.Next(101)),
                ("release-link", random.Next(101)));
        }
    }

    [Theory]
    [InlineData(-6, 0)]
    [InlineData(-0.001, 0)]
    [InlineData(-3.0, 1)]
    public void What_stays_below_the_ceiling_passes_unchanged_to_the_bit(double level, int peaks)
    {
        foreach (var rate in new[] { 44100, 192000 })
        {
            var rig = new ProcessorRig<Limiter>(rate, 2, 0, ("ceiling", 0), ("peaks", peaks));
            // Faded, because a tone that starts or ends at once overshoots its level between the samples.
            var tone = Signals.Sine(20000, rate, 997, level).Select((x, n) => x * Math.Min(1, Math.Min(n, 19999 - n) / 5000.0));
            var input = Signals.Join([.. tone], new double[12000]);

            var output = rig.Run([input, input])[1];

            output[rig.Latency..].ShouldBe(input[..(output.Length - rig.Latency)]);
        }
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(5, 0)]
    [InlineData(10, 1)]
    public void Declared_latency_is_the_delay_of_an_impulse(double lookahead, int peaks)
    {
        var rig = new ProcessorRig<Limiter>(48000, 1, 0, ("lookahead", lookahead), ("peaks", peaks));
        var input = new double[6400];
        input[100] = 0.5;

        Signals.FirstSound(rig.Run([input])[0]).ShouldBe(100 + rig.Latency);
    }

    [Fact]
    public void Limiting_samples_keeps_samples_below_the_ceiling()
    {
        var input = Signals.Noise(48000, 3, 12);
        var output = new ProcessorRig<Limiter>(48000, 1, 0, ("ceiling", -3), ("peaks", 1)).Run([input])[0];

        Signals.Level(output.Max(Math.Abs)).ShouldBeInRange(-3.1, -3 + 1e-9);
    }

    [Theory]
    [InlineData(0, 60, -150)]
    [InlineData(1, 60, -150)]
    [InlineData(2, 60, -150)]
    [InlineData(3, 60, -150)]
    [InlineData(4, 60, -150)]
    [InlineData(4, 25, -150)]
    public void A_steady_low_tone_keeps_its_shape(int style, int hertz, double most)
    {
        var input = Signals.Sine(48000 * 6, 48000, hertz, 6);
        foreach (var automatic in new[] { 0, 1 })
        {
            var output = new ProcessorRig<Limiter>(48000, 1, 0, ("ceiling", -1), ("style", style), ("auto-release", automatic)).Run([input])[0];

            var second = output.AsSpan(48000 * 5, 48000);
            Harmonic(second, hertz).ShouldBeGreaterThan(0.88);
            for (var k = 2; k < 20; k++)
            {
                Signals.Level(Harmonic(second, hertz * k) / Harmonic(second, hertz)).ShouldBeLessThan(most, $"harmonic {k}, auto {automatic}");
            }
        }
    }

    [Fact]
    public void A_peak_that_stands_alone_is_over_as_fast_as_the_window_and_leaves_the_release_stage_alone()
    {
        // 0.3 s of quiet tone with one loud period of 1 kHz in it, every 0.3 s: never anything that lasts.
        var tone = Signals.Sine(48000, 48000, 1000, -12);
        var input = tone.Select((x, n) => n % 14400 is >= 7200 and < 7248 ? 8 * x : x).ToArray();
        var rig = new ProcessorRig<Limiter>(48000, 1, 0, ("ceiling", -1), ("release", 2000));

        var output = rig.Run([input])[0];

        for (var n = 0; n < 48000 - rig.Latency; n++)
        {
            if (n % 14400 is < 7200 - 480 or > 7248 + 720)
            {
                output[n + rig.Latency].ShouldBe(input[n], 1e-4, $"frame {n}");
            }
        }
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(0, 100)]
    [InlineData(3, 100)]
    public void What_lasts_is_let_go_with_the_release(int style, double release)
    {
        // 1 s at +6 dB, then a level far below: the gain rises to 1 - 1/e of the way in dB in the release times the style's factor.
        var input = Signals.Make(96000, n => (n < 48000 ? 2 : 0.01) * Math.Sin(2 * Math.PI * 1000 * n / 48000.0));
        var rig = new ProcessorRig<Limiter>(48000, 1, 0, ("ceiling", 0), ("style", style), ("release", release), ("auto-release", 0));

        var output = rig.Run([input])[0];

        // From where the hold and what lasts have run out: 6.05 dB are left, and after one release 6.05/e.
        double Reduction(int frame) => -Signals.Level(Enumerable.Range(0, 48).Max(k => Math.Abs(output[rig.Latency + frame + k]))) + Signals.Level(0.01);
        var start = 48000 + 800;
        var time = (LimiterStyle.All[style].ReleaseFactor * release / 1000 * 48000);
        var ratio = Reduction(start + (int)time) / Reduction(start);
        ratio.ShouldBe(Math.Exp(-1), 0.02);
    }

    [Fact]
    public void Unlinked_channels_are_left_alone_by_each_other()
    {
        double[][] input = [Signals.Sine(24000, 48000, 500, 6), Signals.Sine(24000, 48000, 700, -6)];
        var rig = new ProcessorRig<Limiter>(48000, 2, 0, ("ceiling", -1), ("transient-link", 0), ("release-link", 0));

        var output = rig.Run(input);

        output[1][rig.Latency..].ShouldBe(input[1][..(output[1].Length - rig.Latency)]);
    }

    [Fact]
    public void Transient_link_and_release_link_work_apart()
    {
        // A lone click on the left is a transient: the right follows it only by the transient link.
        double[][] click = [Signals.Make(48000, n => n == 24000 ? 4 : 0), Signals.Sine(48000, 48000, 700, -6)];
        // A steady tone on the left lasts: the right follows it by the release link, once the attack is over.
        double[][] tone = [Signals.Sine(48000, 48000, 500, 6), Signals.Sine(48000, 48000, 700, -6)];

        Change(click, 24000, 0, 100).ShouldBe(0, 0.1);
        Change(click, 24000, 100, 0).ShouldBeLessThan(-10);
        Change(tone, 40000, 0, 100).ShouldBe(-7, 0.3);
        Change(tone, 40000, 0, 50).ShouldBe(-3.5, 0.2);

        static double Change(double[][] input, int frame, double transient, double release)
        {
            var rig = new ProcessorRig<Limiter>(48000, 2, 0, ("ceiling", -1), ("attack", 5), ("transient-link", transient), ("release-link", release));
            var output = rig.Run(input);
            return Enumerable.Range(frame - 3, 6).Select(n => (input[1][n], output[1][n + rig.Latency])).Where(p => Math.Abs(p.Item1) > 0.1).Min(p => Signals.Level(p.Item2 / p.Item1));
        }
    }

    [Fact]
    public void The_low_frequency_channel_goes_alone()
    {
        // 5.1: left, right, center, low frequencies, sides.
        double[][] input = [.. Enumerable.Range(0, 6).Select(c => Signals.Sine(24000, 48000, 100 * (c + 1), c == 3 ? 9 : -6))];
        var rig = new ProcessorRig<Limiter>(48000, 6, 0, ("ceiling", -1));

        var output = rig.Run(input);

        for (var c = 0; c < 6; c++)
        {
            if (c != 3)
            {
                output[c][rig.Latency..].ShouldBe(input[c][..(output[c].Length - rig.Latency)]);
            }
        }

        Signals.Level(output[3].Max(Math.Abs)).ShouldBeInRange(-1.2, -1);
    }

    [Fact]
    public void Linked_channels_get_the_same_gain()
    {
        double[][] input = [Signals.Noise(24000, 1, 6), [.. Signals.Noise(24000, 1, 6).Select(x => x / 4)]];

        var output = new ProcessorRig<Limiter>(48000, 2, 0, ("ceiling", -1)).Run(input);

        output[1].ShouldBe([.. output[0].Select(x => x / 4)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Extremes_stay_finite_and_reset_equals_fresh_to_the_bit(int channels)
    {
        foreach (var link in new[] { 0, 100 })
        {
            (string, double)[] values = [("ceiling", -24), ("drive", 36), ("lookahead", 10), ("release", 1), ("transient-link", link), ("release-link", link)];
            var input = Enumerable.Range(0, channels).Select(c => Signals.Join(
                Signals.Noise(3000, (ulong)c + 1, 100), new double[3000], Signals.Constant(1000, -290), Signals.Noise(3000, 7, -20))).ToArray();
            var rig = new ProcessorRig<Limiter>(48000, channels, 0, values);

            var first = rig.Run(input);
            rig.Processor.Reset();
            var second = rig.Run(input);

            for (var c = 0; c < channels; c++)
            {
                first[c].ShouldAllBe(x => double.IsFinite(x));
                second[c].ShouldBe(first[c]);
                Signals.Level(first[c].Max(Math.Abs)).ShouldBeLessThan(-24);
            }
        }
    }

    [Fact]
    public void Silence_stays_silence() =>
        new ProcessorRig<Limiter>(48000, 2, 0, ("drive", 36)).Run([new double[6400], new double[6400]]).ShouldAllBe(c => c.All(x => x == 0));

    private static void ShouldStayBelow(int rate, double[][] input, params (string Id, double Value)[] values)
    {
        var rig = new ProcessorRig<Limiter>(rate, 2, 0, [("ceiling", -1), .. values]);
        foreach (var channel in rig.Run(input))
        {
            (TruePeak(channel) + 1).ShouldBeLessThanOrEqualTo(Promise, $"{rate} Hz, {string.Join(", ", values)}");
        }
    }

    private static double TruePeak(double[] samples)
    {
        var detector = new TruePeakDetector(1);
        detector.Process(0, samples);
        detector.Complete();
        return Signals.Level(detector.Peak);
    }

    private static double Harmonic(ReadOnlySpan<double> second, double frequency)
    {
        var (re, im) = (0.0, 0.0);
        for (var n = 0; n < second.Length; n++)
        {
            re += second[n] * Math.Cos(2 * Math.PI * frequency * n / second.Length);
            im += second[n] * Math.Sin(2 * Math.PI * frequency * n / second.Length);
        }

        return 2 * Math.Sqrt((re * re) + (im * im)) / second.Length;
    }

    private static double[] Adversary(string name, int rate)
    {
        const int frames = 16000;
        var body = name switch
        {
            // Samples whose signs are those of the kernel half a sample off, so that the wave between them adds up; and the opposite sign next.
            "bursts" => Signals.Make(frames, n => (n % 1500) < 48 ? 0.7 * (n / 1500 % 2 == 0 ? 1 : -1) * ((n % 1500) < 24 ? 1 : -1) * (n % 2 == 0 ? 1 : -1) : 0),
            "fs/4" => Signals.Make(frames, n => Math.Sin((Math.PI / 2 * n) + (Math.PI / 4))),
            "fs/6" => Signals.Make(frames, n => Math.Sin((Math.PI / 3 * n) + (Math.PI / 6)) * (n / 4000 % 2 == 0 ? 1 : 0.2)),
            "square" => Signals.Make(frames, n => Math.Sin(2 * Math.PI * 1000 * n / rate) >= 0 ? 0.9 : -0.9),
            "noise" => Signals.Noise(frames, 11, 0),
            "clipped noise" => [.. Signals.Noise(frames, 12, 12).Select(x => Math.Clamp(x, -1, 1))],
            "clipped tone" => Signals.Make(frames, n => Math.Clamp(4 * Math.Sin(2 * Math.PI * 0.4123 * n), -1, 1) * (n / 3000 % 2)),
            "impulses" => Signals.Make(frames, n => n % 997 == 0 || n % 1301 == 1 ? 1 : n % 613 == 5 ? -1 : 0),
            "direct current" => Signals.Make(frames, n => n / 5000 % 2 == 0 ? 1 : -0.6),
            _ => Music(frames, rate),
        };
        return Signals.Join(new double[4000], body, new double[4000]);
    }

    /// <summary>Chords, kicks and hisses, clipped.</summary>
    private static double[] Music(int frames, int rate)
    {
        var hiss = Signals.Noise(frames, 21, -6);
        return Signals.Make(frames, n =>
        {
            var t = n / (double)rate;
            var beat = t % 0.09;
            var chord = Math.Sin(2 * Math.PI * 110 * t) + (0.7 * Math.Sin(2 * Math.PI * 277 * t)) + (0.4 * Math.Sin(2 * Math.PI * 3520 * t));
            var kick = Math.Exp(-beat * 60) * Math.Sin(2 * Math.PI * 60 * beat * (1 + (2 * Math.Exp(-beat * 200))));
            return Math.Clamp((0.3 * chord) + (1.2 * kick) + (hiss[n] * Math.Exp(-(t % 0.045) * 150)), -1, 1);
        });
    }
}
