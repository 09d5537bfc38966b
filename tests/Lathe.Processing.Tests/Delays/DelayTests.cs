using Lathe.Processing.Contract;
using Lathe.Processing.Delays;

namespace Lathe.Processing.Tests.Delays;

public sealed class DelayTests
{
    private const int Rate = 48000;
    private static readonly ProcessorRegistry.Entry Entry = ProcessorRegistry.Streaming<Delay>();

    private static readonly (string, string)[] Open = [("low-cut", "10 Hz"), ("high-cut", "24 kHz")];

    [Fact]
    public void Echoes_come_at_the_time_and_fall_by_the_feedback()
    {
        var run = new ProcessorRun(Entry, 1, Rate, [("time", "10 ms"), ("feedback", "50 %"), .. Open]);
        var response = run.Run(ProcessorRun.Impulse(1, 4800))[0];
        var first = Around(response, 480);
        first.ShouldBeGreaterThan(0.9);
        (Around(response, 960) / first).ShouldBe(0.5, 0.06);
        response.Take(480).ShouldAllBe(x => x == 0);
    }

    [Theory]
    [InlineData("1/4", 24000)]
    [InlineData("1/8 dotted", 18000)]
    [InlineData("1/8 triplet", 8000)]
    public void Notes_follow_the_tempo(string note, int frames)
    {
        var run = new ProcessorRun(Entry, 1, Rate, [("note", note), ("feedback", "0 %"), .. Open]);
        var response = run.Run(ProcessorRun.Impulse(1, 48000))[0];
        Array.FindIndex(response, x => x != 0).ShouldBe(frames, "at 120 beats a minute");
    }

    [Fact]
    public void Ping_pong_goes_from_channel_to_channel()
    {
        var run = new ProcessorRun(Entry, 2, Rate, [("time", "10 ms"), ("feedback", "60 %"), ("ping-pong", "on"), .. Open]);
        var response = run.Run(ProcessorRun.Impulse(2, 4800, 1));
        Around(response[0], 480).ShouldBeGreaterThan(0.4);
        Around(response[1], 480).ShouldBeLessThan(0.01);
        Around(response[1], 960).ShouldBeGreaterThan(0.2);
        Around(response[0], 960).ShouldBeLessThan(0.01);
        Around(response[0], 1440).ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void Spread_lets_the_last_channel_come_later()
    {
        var run = new ProcessorRun(Entry, 2, Rate, [("time", "10 ms"), ("spread", "50 %"), .. Open]);
        var input = ProcessorRun.Impulse(2, 4800);
        input[1][0] = 1;
        var response = run.Run(input);
        Array.FindIndex(response[0], x => x != 0).ShouldBe(480);
        Array.FindIndex(response[1], x => x != 0).ShouldBe(720);
    }

    [Theory]
    [InlineData("fade")]
    [InlineData("glide")]
    public void A_new_time_makes_no_click(string change)
    {
        var run = new ProcessorRun(Entry, 1, Rate, [("time", "10 ms"), ("change", change), ("feedback", "0 %"), .. Open]);
        run.Before = at => run.Set(("time", at > 9600 ? "17.3 ms" : "10 ms"));
        var input = Enumerable.Range(0, Rate).Select(n => Math.Sin(2 * Math.PI * 200 * n / Rate)).ToArray();
        var output = run.Run([input])[0];
        var steepest = 2 * Math.PI * 200 / Rate;
        for (var n = 1000; n < output.Length; n++)
        {
            Math.Abs(output[n] - output[n - 1]).ShouldBeLessThan(1.8 * steepest, $"at {n}");
        }
    }

    [Fact]
    public void Ducking_steps_back_while_the_input_is_loud()
    {
        var plain = new ProcessorRun(Entry, 1, Rate, ("time", "10 ms"), ("feedback", "0 %"));
        var ducked = new ProcessorRun(Entry, 1, Rate, ("time", "10 ms"), ("feedback", "0 %"), ("duck", "12 dB"));
        var input = Enumerable.Range(0, 9600).Select(n => Math.Sin(2 * Math.PI * 480 * n / Rate)).ToArray();
        var loud = plain.Run([input])[0].Skip(4800).Max();
        var soft = ducked.Run([input])[0].Skip(4800).Max();
        (20 * Math.Log10(soft / loud)).ShouldBe(-12, 0.01);
    }

    [Fact]
    public void A_swept_time_leaves_no_spurs_above_minus_80_dB()
    {
        // A tape that runs 2 % fast gives 1020 Hz of 1 kHz and nothing else: 60 ms come off the time of 500 ms in three seconds.
        var run = new ProcessorRun(Entry, 1, Rate, [("time", "500 ms"), ("change", "glide"), ("feedback", "0 %"), .. Open]);
        run.Before = at => run.SetRaw("time", 500 - (20.0 * at / Rate));
        var input = Enumerable.Range(0, 3 * Rate).Select(n => Math.Sin(2 * Math.PI * 1000 * n / Rate)).ToArray();
        var output = run.Run([input])[0];
        const int size = 65536;
        var (re, im) = (new double[(size / 2) + 1], new double[(size / 2) + 1]);
        double[] windowed = [.. output.Skip(output.Length - size).Select((x, i) => x * Blackman(i / (double)size))];
        new Lathe.Dsp.Fourier.RealFft(size).Forward(windowed, re, im);
        var level = re.Zip(im, (a, b) => 10 * Math.Log10((a * a) + (b * b) + 1e-30)).ToArray();
        var peak = Array.IndexOf(level, level.Max());
        (peak * (double)Rate / size).ShouldBe(1020, 2);
        level.Where((_, i) => Math.Abs(i - peak) > 60).Max().ShouldBeLessThan(level[peak] - 80);
    }

    [Fact]
    public void A_driven_tape_saturates_and_an_unsteady_one_moves_the_pitch()
    {
        var input = Enumerable.Range(0, 24000).Select(n => 0.8 * Math.Sin(2 * Math.PI * 500 * n / Rate)).ToArray();
        double[] Echo(params (string, string)[] values) =>
            new ProcessorRun(Entry, 1, Rate, [("time", "50 ms"), ("feedback", "0 %"), .. Open, .. values]).Run([input])[0];
        Echo(("drive", "18 dB")).Max().ShouldBeLessThan(0.15, "tanh(g x) / g");
        Echo(("drive", "0 dB")).Max().ShouldBe(0.8, 0.05);
        Echo(("wow", "100 %")).Zip(Echo(), (a, b) => Math.Abs(a - b)).Max().ShouldBeGreaterThan(0.1);
    }

    /// <summary>Four-term Blackman-Harris: sidelobes below -92 dB.</summary>
    private static double Blackman(double t) =>
        0.35875 - (0.48829 * Math.Cos(2 * Math.PI * t)) + (0.14128 * Math.Cos(4 * Math.PI * t)) - (0.01168 * Math.Cos(6 * Math.PI * t));

    private static double Around(double[] response, int at) => response.Skip(at).Take(20).Sum();
}
