using Lathe.Processing.Contract;

namespace Lathe.Processing.Tests.Reverbs;

public sealed class ConvolutionTests
{
    private const int Rate = 48000;
    private static readonly ProcessorRegistry.Entry Entry = ProcessorRegistry.Streaming<Processing.Reverbs.Convolution>();

    [Fact]
    public void An_impulse_gives_the_response_with_no_latency()
    {
        var run = Run(2, Rate, [[0.5, 0.25, -1], [0, 1, 0]], ("normalize", "off"));
        run.Processor.Latency.ShouldBe(0);
        var output = run.Run(ProcessorRun.Impulse(2, 640));
        output[0].Take(3).ShouldBe([0.5, 0.25, -1], 1e-14);
        output[1].ShouldAllBe(x => Math.Abs(x) < 1e-14);
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("short", 4032)]
    [InlineData("long", 16320)]
    public void Latency_changes_nothing_but_the_time(string choice, int frames)
    {
        var response = new[] { ProcessorRun.Noise(20000, 3) };
        var input = new[] { ProcessorRun.Noise(8192, 4).Concat(new double[40960]).ToArray() };
        var run = Run(1, Rate, response, ("latency", choice));
        run.Processor.Latency.ShouldBe(frames);
        var expected = Run(1, Rate, response).Run(input)[0];
        var output = run.Run(input)[0];
        for (var i = frames; i < output.Length; i++)
        {
            // Two orders of the same sums.
            output[i].ShouldBe(expected[i - frames], 1e-12);
        }
    }

    [Fact]
    public void Normalized_noise_keeps_its_level()
    {
        var input = new[] { ProcessorRun.Noise(48000, 5), ProcessorRun.Noise(48000, 6) };
        var output = Run(2, Rate, [ProcessorRun.Noise(3000, 7), ProcessorRun.Noise(3000, 8)]).Run(input);
        var change = 10 * Math.Log10(output.Sum(c => c.Skip(4800).Sum(x => x * x)) / input.Sum(c => c.Skip(4800).Sum(x => x * x)));
        change.ShouldBe(0, 0.3);
    }

    [Fact]
    public void Four_channels_are_true_stereo_and_a_mono_strip_hears_their_mean()
    {
        double[][] response = [[1], [0, 1], [0, 0, 1], [0, 0, 0, 1]];
        var longest = response.Select(r => r.Concat(new double[4 - r.Length]).ToArray()).ToArray();
        var output = Run(2, Rate, longest, ("normalize", "off")).Run(ProcessorRun.Impulse(2, 64));
        output[0].Take(4).ShouldBe([1.0, 0, 0, 0], 1e-14);
        output[1].Take(4).ShouldBe([0.0, 1, 0, 0], 1e-14);
        Run(1, Rate, longest, ("normalize", "off")).Run(ProcessorRun.Impulse(1, 64))[0].Take(4).ShouldBe([0.5, 0.5, 0.5, 0.5], 1e-14);
    }

    [Fact]
    public void Stretch_doubles_the_length_and_reverse_turns_it()
    {
        var response = new double[4800];
        response[2400] = 1;
        static int Peak(double[] x) => Array.FindIndex(x, v => Math.Abs(v) == x.Max(Math.Abs));
        Peak(Run(1, Rate, [response], ("stretch", "200 %")).Run(ProcessorRun.Impulse(1, 9600))[0]).ShouldBe(4800);
        Peak(Run(1, Rate, [response], ("reverse", "on")).Run(ProcessorRun.Impulse(1, 4864))[0]).ShouldBe(2399);
        Peak(Run(1, Rate, [response], ("start", "10 ms"), ("predelay", "5 ms")).Run(ProcessorRun.Impulse(1, 4864))[0]).ShouldBe(2400 - 480 + 240);
        Peak(Run(1, 2 * Rate, [response]).Run(ProcessorRun.Impulse(1, 9600))[0]).ShouldBe(4800);
    }

    private static ProcessorRun Run(int channels, int rate, double[][] response, params (string, string)[] settings)
    {
        var asset = Entry.Info.Assets[0];
        return new ProcessorRun(Entry, channels, rate, [AssetContent.Of(asset, Rate, response, out _)!], settings);
    }
}
