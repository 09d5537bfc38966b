using Lathe.Dsp.Noise;

namespace Lathe.Dsp.Tests.Noise;

public sealed class WhiteNoiseTests
{
    private const int Count = 1 << 20;

    [Fact]
    public void Known_values_do_not_change()
    {
        // SplitMix64 from state 0 gives these first outputs (the generator's published test vector).
        Mixed(0).ShouldBe(0xE220A8397B1DCDAFul);
        Mixed(1).ShouldBe(0x6E789E6AA1B965F4ul);

        static ulong Mixed(long frame) => new WhiteNoise(0, 0).Bits(frame);
    }

    [Fact]
    public void Any_order_of_blocks_gives_the_same_bits()
    {
        var noise = new WhiteNoise(7, 1);
        var (whole, parts) = (new double[300], new double[300]);
        noise.Gaussian(1000, whole);
        noise.Gaussian(1200, parts.AsSpan(200));
        noise.Gaussian(1000, parts.AsSpan(0, 77));
        noise.Gaussian(1077, parts.AsSpan(77, 123));
        parts.ShouldBe(whole);
    }

    [Fact]
    public void Distributions_have_their_moments_and_ranges()
    {
        var noise = new WhiteNoise(42, 0);
        var values = new double[Count];
        noise.Uniform(0, values);
        Check(values, variance: 1.0 / 3, fourth: 1.0 / 5, limit: 1);
        noise.Triangular(0, values);
        Check(values, variance: 1.0 / 6, fourth: 1.0 / 15, limit: 1);
        noise.Gaussian(0, values);
        Check(values, variance: 1, fourth: 3, limit: 6.8);
    }

    [Fact]
    public void Neighbors_channels_and_seeds_are_uncorrelated()
    {
        var noise = new WhiteNoise(5, 0);
        foreach (var other in new[] { new WhiteNoise(5, 1), new WhiteNoise(6, 0), noise })
        {
            for (var lag = 1; lag <= 5; lag++)
            {
                var sum = 0.0;
                for (var n = 0; n < Count; n++)
                {
                    sum += noise.Uniform(n) * other.Uniform(n + lag);
                }

                // Five standard errors of the mean of products of variance 1/9.
                (sum / Count).ShouldBe(0, 5.0 / 3 / Math.Sqrt(Count));
            }
        }
    }

    private static void Check(double[] values, double variance, double fourth, double limit)
    {
        // Five standard errors.
        var tolerance = 5 / Math.Sqrt(values.Length);
        values.Average().ShouldBe(0, tolerance * Math.Sqrt(variance));
        values.Average(v => v * v).ShouldBe(variance, tolerance * Math.Sqrt(fourth));
        values.Average(v => v * v * v * v).ShouldBe(fourth, tolerance * 10 * fourth);
        values.ShouldAllBe(v => Math.Abs(v) <= limit);
    }
}
