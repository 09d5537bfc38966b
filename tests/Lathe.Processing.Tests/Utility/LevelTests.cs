using Lathe.Dsp.Numerics;
using Lathe.Processing.Utility;

namespace Lathe.Processing.Tests.Utility;

public class LevelTests
{
    private static readonly double[] X = RackRun<Gain>.Noise(256, 1);
    private static readonly double[] Y = RackRun<Gain>.Noise(256, 2);

    [Fact]
    public void Gain_multiplies_by_its_level()
    {
        new RackRun<Gain>().Run(X, Y).ShouldBe([X, Y]);
        new RackRun<Gain>().With("level", -6.5).Run(X)[0].ShouldBe(X.Select(v => v * DetMath.DbToGain(-6.5)));
    }

    [Fact]
    public void Polarity_turns_the_channels_it_names()
    {
        double[] minusX = [.. X.Select(v => -v)];
        double[] minusY = [.. Y.Select(v => -v)];
        new RackRun<Polarity>().Run(X, Y).ShouldBe([minusX, minusY]);
        new RackRun<Polarity>().With("invert", 1).Run(X, Y).ShouldBe([minusX, Y]);
        new RackRun<Polarity>().With("invert", 2).Run(X, Y).ShouldBe([X, minusY]);
        new RackRun<Polarity>().With("invert", 3).Run(X, Y).ShouldBe([X, Y]);
    }

    [Fact]
    public void DC_block_takes_an_offset_away_and_leaves_a_tone()
    {
        var input = Enumerable.Range(0, 44100 * 2).Select(i => 0.25 + Math.Sin(2 * Math.PI * 1000 * i / 44100)).ToArray();
        var output = new RackRun<DcBlock>().Run(input)[0];
        output.Skip(44100).Take(44100).Average().ShouldBe(0, 1e-6);
        output.Skip(44100).Max().ShouldBe(1, 0.001);
    }
}
