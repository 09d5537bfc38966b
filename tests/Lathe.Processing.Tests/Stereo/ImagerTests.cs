using Lathe.Processing.Stereo;

namespace Lathe.Processing.Tests.Stereo;

public class ImagerTests
{
    private static readonly double[] X = RackRun<Imager>.Noise(44096, 1);
    private static readonly double[] Y = RackRun<Imager>.Noise(44096, 2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Bands_sum_flat_and_the_mono_sum_keeps_its_level_at_any_width(int bands)
    {
        var impulse = StereoBench.Impulse(32768);
        var run = new RackRun<Imager>().With("bands", bands).With("guard", -1).With("width-1", 0).With("width-2", 150).With("width-3", 200).With("width-4", 50);
        var output = run.Run(impulse, new double[impulse.Length]);
        var mono = StereoBench.Add(output[0], output[1]);
        foreach (var frequency in new double[] { 30, 150, 700, 3000, 8000, 15000, 20000 })
        {
            RackRun<Imager>.Level(mono, frequency).ShouldBe(0, 0.001, $"{frequency} Hz");
        }
    }

    [Fact]
    public void One_band_at_full_width_passes_every_bit() =>
        new RackRun<Imager>().With("bands", 1).With("guard", -1).Run(X, Y).ShouldBe([X, Y]);

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(-0.5)]
    public void The_guard_keeps_the_correlation(double limit)
    {
        // Mid a fifth of side, and one side louder: left and right work against each other.
        var left = X.Zip(Y, (m, s) => (0.2 * m) + s).ToArray();
        var right = X.Zip(Y, (m, s) => 0.6 * ((0.2 * m) - s)).ToArray();
        StereoBench.Correlation(left, right).ShouldBeLessThan(-0.8);
        var output = new RackRun<Imager>().With("bands", 1).With("guard", limit).With("width-1", 200).Run(left, right);
        StereoBench.Correlation([.. output[0].Skip(8192)], [.. output[1].Skip(8192)]).ShouldBe(limit, 0.05, "windows of 100 ms of noise");
    }

    [Fact]
    public void A_band_of_width_0_is_mono()
    {
        var output = new RackRun<Imager>().With("bands", 2).With("low", 500).With("width-1", 0).With("guard", -1).Run(StereoBench.Impulse(32768), new double[32768]);
        var side = StereoBench.Subtract(output[0], output[1]);
        RackRun<Imager>.Level(side, 60).ShouldBeLessThan(-60);
        RackRun<Imager>.Level(side, 5000).ShouldBe(0, 0.01);
    }
}
