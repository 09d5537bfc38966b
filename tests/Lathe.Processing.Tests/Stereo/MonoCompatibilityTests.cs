using Lathe.Processing.Stereo;

namespace Lathe.Processing.Tests.Stereo;

public class MonoCompatibilityTests
{
    private const double Rate = 44100;
    private static readonly double[] X = RackRun<Ms>.Noise(131072, 1);
    private static readonly double[] Y = RackRun<Ms>.Noise(131072, 2);
    private static readonly double[] Impulse = StereoBench.Impulse(32768);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Stereoizer_leaves_the_mono_sum_alone(int mode)
    {
        var wide = new RackRun<Stereoizer>().With("mode", mode).With("amount", 100).Run(X, Y);
        for (var n = 0; n < X.Length; n++)
        {
            (wide[0][n] + wide[1][n]).ShouldBe(X[n] + Y[n], 1e-14, "two roundings");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Stereoizer_at_full_amount_makes_mono_uncorrelated(int mode)
    {
        var wide = new RackRun<Stereoizer>().With("mode", mode).With("amount", 100).Run(X, X);
        Math.Abs(StereoBench.Correlation(wide[0], wide[1])).ShouldBeLessThan(0.05, "some of the bass stays in the middle");
    }

    [Fact]
    public void Stereoizer_at_amount_0_passes_every_bit() =>
        new RackRun<Stereoizer>().With("amount", 0).Run(X, Y).ShouldBe([X, Y]);

    [Fact]
    public void Safe_haas_leaves_the_mono_sum_alone_and_classic_combs()
    {
        var safe = new RackRun<Haas>().With("mode", 1).Run(X, Y);
        for (var n = 0; n < X.Length; n++)
        {
            (safe[0][n] + safe[1][n]).ShouldBe(X[n] + Y[n], 1e-14, "two roundings");
        }

        var classic = new RackRun<Haas>().With("delay", 10).Run(Impulse, Impulse);
        var mono = StereoBench.Add(classic[0], classic[1]);
        RackRun<Haas>.Level(mono, 50).ShouldBeLessThan(-60, "the first tooth, half a cycle of 10 ms");
        RackRun<Haas>.Level(mono, 100).ShouldBe(6.02, 0.01);
    }

    [Fact]
    public void Haas_delays_the_later_side_by_the_time_set()
    {
        var late = new RackRun<Haas>().With("delay", 10).With("level", -6).Run(Impulse, Impulse);
        late[0].ShouldBe(Impulse);
        Array.FindIndex(late[1], v => v != 0).ShouldBe(441);
        (20 * Math.Log10(late[1][441])).ShouldBe(-6, 1e-9);
        new RackRun<Haas>().With("later", 0).Run(Impulse, Impulse)[1].ShouldBe(Impulse);
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(1, 24)]
    [InlineData(2, 48)]
    public void Mono_maker_keeps_mid_and_side_aligned_and_the_sum_flat(int slope, double steepness)
    {
        var run = new RackRun<MonoMaker>().With("freq", 150).With("slope", slope);
        var mid = run.Run(Impulse, Impulse)[0];
        var side = run.Run(Impulse, [.. Impulse.Select(v => -v)])[0];
        foreach (var frequency in new double[] { 30, 75, 150, 300, 1000, 10000 })
        {
            RackRun<MonoMaker>.Level(mid, frequency).ShouldBe(0, 0.001, "the mono sum");
            PhaseBetween(mid, side, frequency).ShouldBe(0, 1e-6, $"{frequency} Hz");
        }

        RackRun<MonoMaker>.Level(side, 150).ShouldBe(-6.02, 0.01);
        RackRun<MonoMaker>.Level(side, 37.5).ShouldBe(-2 * steepness, steepness * 0.15, "two octaves below");
    }

    [Fact]
    public void Encode_and_decode_are_inverse_in_both_scales()
    {
        foreach (var scale in new double[] { 0, 1 })
        {
            var run = new RackRun<Ms>().With("scale", scale);
            var coded = run.With("mode", 1).Run(X, Y);
            var back = run.With("mode", 2).Run(coded);
            for (var n = 0; n < X.Length; n++)
            {
                back[0][n].ShouldBe(X[n], 1e-15);
                back[1][n].ShouldBe(Y[n], 1e-15);
            }
        }
    }

    [Fact]
    public void Levels_of_0_dB_pass_every_bit_and_lower_mid_or_side()
    {
        new RackRun<Ms>().Run(X, Y).ShouldBe([X, Y]);
        var karaoke = new RackRun<Ms>().With("mid", -96).Run(X, X);
        StereoBench.Peak(karaoke[0]).ShouldBeLessThan(1e-4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Phase_rotator_changes_no_level(int mode)
    {
        var response = new RackRun<PhaseRotator>().With("mode", mode).With("amount", 90).Run(Impulse)[0];
        foreach (var frequency in new double[] { 50, 200, 1000, 5000, 15000, 20000 })
        {
            RackRun<PhaseRotator>.Level(response, frequency).ShouldBe(0, 0.01, $"{frequency} Hz");
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(90, 90)]
    [InlineData(180, 180)]
    [InlineData(270, -90)]
    public void Constant_mode_turns_every_frequency_by_the_angle(double amount, double expected)
    {
        var run = new RackRun<PhaseRotator>().With("mode", 1).With("amount", amount);
        var latency = run.Prepare(1).Latency;
        var response = run.Run(Impulse)[0];
        var plain = StereoBench.Impulse(response.Length);
        (plain[0], plain[latency]) = (0, 1);
        foreach (var frequency in new double[] { 60, 440, 3000, 16000 })
        {
            var turn = PhaseBetween(response, plain, frequency) * 180 / Math.PI;
            Math.IEEERemainder(turn - expected, 360).ShouldBe(0, 0.01, $"{frequency} Hz");
        }
    }

    [Fact]
    public void The_network_lowers_the_peaks_of_a_lopsided_voice()
    {
        // Glottal pulses: harmonics of 110 Hz in phase, 1/k.
        var voice = Enumerable.Range(0, 44100).Select(n => 0.2 * Enumerable.Range(1, 60).Sum(k => Math.Cos(2 * Math.PI * 110 * k * n / Rate) / k)).ToArray();
        var rotated = new RackRun<PhaseRotator>().Run(voice)[0];
        var drop = 20 * Math.Log10(StereoBench.Peak(voice) / StereoBench.Peak([.. rotated.Skip(4410)]));
        drop.ShouldBeGreaterThan(3);
    }

    /// <summary>Angle of a over b at a frequency, radians.</summary>
    private static double PhaseBetween(double[] a, double[] b, double frequency)
    {
        var (x, y) = (Bin(a, frequency), Bin(b, frequency));
        return (x / y).Phase;
    }

    private static System.Numerics.Complex Bin(double[] signal, double frequency)
    {
        var sum = System.Numerics.Complex.Zero;
        for (var n = 0; n < signal.Length; n++)
        {
            sum += signal[n] * System.Numerics.Complex.Exp(new(0, -2 * Math.PI * frequency * n / Rate));
        }

        return sum;
    }
}
