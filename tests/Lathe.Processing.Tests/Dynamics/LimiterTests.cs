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
            foreach (var rate in new[] { 44100, 48000, 96000, 192000 })
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
        foreach (var (lookahead, release, automatic, link) in new[] { (1.5, 100.0, 1, 100), (0.5, 1.0, 0, 0), (10.0, 2000.0, 0, 50) })
        {
            var rig = new ProcessorRig<Limiter>(
                rate, 2, 0, ("ceiling", -1), ("drive", 12), ("lookahead", lookahead), ("release", release), ("auto-release", automatic), ("link", link));

            var output = rig.Run([input, [.. input.Reverse()]]);

            foreach (var channel in output)
            {
                (TruePeak(channel) + 1).ShouldBeLessThanOrEqualTo(Promise, $"lookahead {lookahead} ms, release {release} ms");
            }
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
    [InlineData(0.5, 0)]
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

    [Fact]
    public void A_steady_low_tone_keeps_its_shape()
    {
        var input = Signals.Sine(48000 * 4, 48000, 60, 6);
        foreach (var automatic in new[] { 0, 1 })
        {
            var output = new ProcessorRig<Limiter>(48000, 1, 0, ("ceiling", -1), ("auto-release", automatic)).Run([input])[0];

            var second = output.AsSpan(48000 * 3, 48000);
            Harmonic(second, 60).ShouldBeGreaterThan(0.88);
            for (var k = 2; k < 20; k++)
            {
                Signals.Level(Harmonic(second, 60 * k) / Harmonic(second, 60)).ShouldBeLessThan(-75, $"harmonic {k}, auto {automatic}");
            }
        }
    }

    [Fact]
    public void Unlinked_channels_are_left_alone_by_each_other()
    {
        double[][] input = [Signals.Sine(24000, 48000, 500, 6), Signals.Sine(24000, 48000, 700, -6)];
        var rig = new ProcessorRig<Limiter>(48000, 2, 0, ("ceiling", -1), ("link", 0));

        var output = rig.Run(input);

        output[1][rig.Latency..].ShouldBe(input[1][..(output[1].Length - rig.Latency)]);
    }

    [Fact]
    public void Linked_channels_get_the_same_gain()
    {
        double[][] input = [Signals.Noise(24000, 1, 6), [.. Signals.Noise(24000, 1, 6).Select(x => x / 4)]];

        var output = new ProcessorRig<Limiter>(48000, 2, 0, ("ceiling", -1), ("link", 100)).Run(input);

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
            (string, double)[] values = [("ceiling", -24), ("drive", 36), ("lookahead", 10), ("release", 1), ("link", link)];
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
