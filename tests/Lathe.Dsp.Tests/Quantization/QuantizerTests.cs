using Lathe.Dsp.Noise;
using Lathe.Dsp.Quantization;

namespace Lathe.Dsp.Tests.Quantization;

public sealed class QuantizerTests
{
    private const int Count = 1 << 20;

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(24)]
    [InlineData(32)]
    public void Integers_pass_unchanged_without_dither_shaped_or_not(int bits)
    {
        foreach (var shaper in Enum.GetValues<NoiseShaper>())
        {
            var quantizer = new Quantizer(bits, Dither.None, shaper, seed: 1, channel: 0);
            var integers = Enumerable.Range(0, 5000).Select(n => (int)((long)new WhiteNoise(9, 0).Bits(n) >> (64 - bits))).ToArray();
            integers[0] = bits == 32 ? int.MaxValue : (1 << (bits - 1)) - 1;
            integers[1] = bits == 32 ? int.MinValue : -(1 << (bits - 1));
            var result = new int[integers.Length];
            quantizer.Process(0, [.. integers.Select(i => i * quantizer.Step)], result);
            result.ShouldBe(integers);
        }
    }

    [Theory]
    [InlineData(Dither.None, 1.0 / 12)]
    [InlineData(Dither.Rectangular, 1.0 / 6)]
    [InlineData(Dither.Triangular, 1.0 / 4)]
    [InlineData(Dither.HighPassTriangular, 1.0 / 4)]
    public void Total_noise_is_what_theory_says_with_no_offset(Dither dither, double variance)
    {
        var errors = Errors(dither, NoiseShaper.None, n => 3000 * Math.Sin(n * 0.01234567));
        // Five standard errors: the total error's fourth moment is below 1/5.
        errors.Average().ShouldBe(0, 5 * Math.Sqrt(variance / Count));
        errors.Average(e => e * e).ShouldBe(variance, 5 * Math.Sqrt(0.2 / Count));
    }

    [Theory]
    [InlineData(Dither.Triangular)]
    [InlineData(Dither.HighPassTriangular)]
    public void Noise_does_not_follow_the_signal(Dither dither)
    {
        for (var offset = 0.05; offset < 1; offset += 0.1)
        {
            var errors = Errors(dither, NoiseShaper.None, _ => offset);
            Math.Abs(10 * Math.Log10(errors.Average(e => e * e) * 4)).ShouldBeLessThan(0.1);
            errors.Average().ShouldBe(0, 5 * Math.Sqrt(0.25 / Count));
        }
    }

    [Fact]
    public void Channels_are_independent_and_a_seed_repeats()
    {
        var left = Errors(Dither.Triangular, NoiseShaper.None, _ => 0.3);
        var right = Errors(Dither.Triangular, NoiseShaper.None, _ => 0.3, channel: 1);
        var again = Errors(Dither.Triangular, NoiseShaper.None, _ => 0.3);
        again.ShouldBe(left);
        left.Zip(right, (a, b) => a * b).Average().ShouldBe(0, 5 * 0.25 / Math.Sqrt(Count));
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same_bits()
    {
        var samples = new double[10000];
        new WhiteNoise(3, 0).Gaussian(0, samples);
        samples.AsSpan(2000, 3000).Clear();
        foreach (var dither in Enum.GetValues<Dither>())
        {
            foreach (var shaper in Enum.GetValues<NoiseShaper>())
            {
                var whole = new int[samples.Length];
                new Quantizer(16, dither, shaper, 5, 0).Process(777, samples, whole);
                var parts = new int[samples.Length];
                var quantizer = new Quantizer(16, dither, shaper, 5, 0);
                for (int at = 0, size = 1; at < samples.Length; at += size, size = (size * 7 % 613) + 1)
                {
                    size = Math.Min(size, samples.Length - at);
                    quantizer.Process(777 + at, samples.AsSpan(at, size), parts.AsSpan(at));
                }

                parts.ShouldBe(whole);
            }
        }
    }

    [Fact]
    public void Digital_silence_stays_silent_and_a_zero_crossing_does_not()
    {
        var samples = new double[6000];
        Array.Fill(samples, 1e-6, 2000, 500);
        var result = new int[samples.Length];
        new Quantizer(16, Dither.Triangular, NoiseShaper.Lipshitz, 1, 0).Process(0, samples, result);
        result[..2000].ShouldAllBe(v => v == 0);
        result[2000..2500].ShouldContain(v => v != 0);
        // Dither runs on until the silence has lasted.
        result[2500..(2500 + Quantizer.BlankAfter)].ShouldContain(v => v != 0);
        result[(2500 + Quantizer.BlankAfter)..].ShouldAllBe(v => v == 0);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(32)]
    public void Overs_are_clamped_to_the_ends_and_the_shaper_recovers(int bits)
    {
        var samples = new double[4000];
        Array.Fill(samples, 1.5, 0, 2000);
        Array.Fill(samples, -7, 1000, 1000);
        Array.Fill(samples, 0.25, 2000, 2000);
        var result = new int[samples.Length];
        new Quantizer(bits, Dither.Triangular, NoiseShaper.ImprovedE, 1, 0).Process(0, samples, result);
        var full = 1L << (bits - 1);
        result[..1000].ShouldAllBe(v => v == full - 1);
        result[1000..2000].ShouldAllBe(v => v == -full);
        // The shaped error: at most 1.5 LSB times the sum of the taps' sizes.
        result[2000..].ShouldAllBe(v => Math.Abs(v - (full / 4)) < 60);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(33)]
    public void Refuses_other_depths(int bits) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Quantizer(bits, Dither.None, NoiseShaper.None, 0, 0));

    /// <summary>Total error in LSB of a signal given in LSB.</summary>
    internal static double[] Errors(Dither dither, NoiseShaper shaper, Func<int, double> signal, int channel = 0)
    {
        var quantizer = new Quantizer(16, dither, shaper, seed: 2024, channel);
        var samples = Enumerable.Range(0, Count).Select(n => signal(n) * quantizer.Step).ToArray();
        var result = new int[Count];
        quantizer.Process(0, samples, result);
        return [.. result.Select((v, n) => v - (samples[n] / quantizer.Step))];
    }
}
