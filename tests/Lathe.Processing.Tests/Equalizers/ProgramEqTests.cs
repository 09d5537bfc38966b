using Lathe.Processing.Equalizers;

namespace Lathe.Processing.Tests.Equalizers;

public class ProgramEqTests
{
    private static double[] Impulse()
    {
        var x = new double[131072];
        x[0] = 1;
        return x;
    }

    private static double Level(double frequency, params (string Id, double Value)[] values)
    {
        var run = new RackRun<ProgramEq>();
        foreach (var (id, value) in values)
        {
            run.With(id, value);
        }

        return RackRun<ProgramEq>.Level(run.Run(Impulse())[0], frequency);
    }

    [Fact]
    public void Boosts_and_attenuations_reach_what_the_controls_name()
    {
        Level(1, ("low-boost", 13.5), ("low-freq", 3)).ShouldBe(13.5, 0.1);
        Level(1, ("low-atten", 17.5), ("low-freq", 3)).ShouldBe(-17.5, 0.1);
        Level(5000, ("high-boost", 18), ("high-freq", 2), ("bandwidth", 0)).ShouldBe(18, 0.1);
        Level(20000, ("high-atten", 16), ("atten-freq", 0)).ShouldBe(-16, 1);
        Level(5000, ("low-boost", 13.5), ("low-atten", 17.5)).ShouldBe(0, 0.2);
    }

    /// <summary>What it is known for: with both controls up the lowest octave rises, and what lies above it is scooped out.</summary>
    [Fact]
    public void Boost_and_attenuation_together_raise_the_bottom_and_scoop_the_low_mids()
    {
        (string, double)[] both = [("low-freq", 2), ("low-boost", 10), ("low-atten", 8)];
        Level(30, both).ShouldBeGreaterThan(1);
        Level(600, both).ShouldBeLessThan(-0.8);
        Level(30, both).ShouldBeLessThan(Level(30, ("low-freq", 2), ("low-boost", 10)));
    }

    [Fact]
    public void A_broad_band_boosts_less_and_wider()
    {
        (string, double)[] sharp = [("high-boost", 18), ("high-freq", 2), ("bandwidth", 0)];
        (string, double)[] broad = [("high-boost", 18), ("high-freq", 2), ("bandwidth", 100)];
        Level(5000, broad).ShouldBeLessThan(Level(5000, sharp) - 2);
        (Level(5000, sharp) - Level(2500, sharp)).ShouldBeGreaterThan(Level(5000, broad) - Level(2500, broad));
    }

    [Fact]
    public void Flat_it_passes_every_bit()
    {
        var x = RackRun<ProgramEq>.Noise(1024, 1);
        new RackRun<ProgramEq>().Run(x)[0].ShouldBe(x);
    }
}
