using Lathe.Processing.Contract;
using Lathe.Processing.Delays;

namespace Lathe.Processing.Tests.Delays;

public sealed class DelayTests
{
    private const int Rate = 48000;
    private const int Size = 65536;
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
        var level = Spectrum(output);
        var peak = Array.IndexOf(level, level.Max());
        (peak * (double)Rate / Size).ShouldBe(1020, 2);
        level.Where((_, i) => Math.Abs(i - peak) > 60).Max().ShouldBeLessThan(level[peak] - 80);
    }

    [Fact]
    public void A_time_swept_in_fades_leaves_no_spurs_above_minus_80_dB_beyond_700_Hz()
    {
        var run = new ProcessorRun(Entry, 1, Rate, [("time", "500 ms"), ("change", "fade"), ("feedback", "0 %"), .. Open]);
        run.Before = at => run.SetRaw("time", 500 - (60.0 * at / Rate));
        var level = Spectrum(run.Run([[.. Enumerable.Range(0, 3 * Rate).Select(n => Math.Sin(2 * Math.PI * 3000 * n / Rate))]])[0]);
        level.Where((_, i) => Math.Abs((i * (double)Rate / Size) - 3000) > 700).Max().ShouldBeLessThan(level.Max() - 80);
    }

    [Fact]
    public void A_fully_driven_tape_leaves_no_aliases_above_minus_80_dB()
    {
        const int rate = 44100;
        var input = Enumerable.Range(0, rate).Select(n => Math.Sin(2 * Math.PI * 5000 * n / rate)).ToArray();
        var output = new ProcessorRun(Entry, 1, rate, [("time", "1 ms"), ("feedback", "50 %"), ("drive", "24 dB"), .. Open]).Run([input])[0][^4410..];
        double Level(int hertz)
        {
            var angles = Enumerable.Range(0, output.Length).Select(n => 2 * Math.PI * hertz * n / rate).ToArray();
            return Math.Sqrt(Math.Pow(output.Zip(angles, (x, a) => x * Math.Cos(a)).Sum(), 2) + Math.Pow(output.Zip(angles, (x, a) => x * Math.Sin(a)).Sum(), 2));
        }

        // 44.1 kHz and 5 kHz have 100 Hz as their greatest common divisor.
        var worst = Enumerable.Range(1, 200).Select(k => 100 * k).Where(hz => hz % 5000 != 0).Max(Level);
        (20 * Math.Log10(worst / Level(5000))).ShouldBeLessThan(-80);
    }

    [Fact]
    public void Drive_that_sets_in_and_goes_makes_no_click_and_keeps_the_time()
    {
        double[] input = [.. Enumerable.Range(0, Rate).Select(n => 0.5 * Math.Sin(2 * Math.PI * 200 * n / Rate))];
        var run = new ProcessorRun(Entry, 1, Rate, [("time", "1 ms"), ("feedback", "0 %"), .. Open]);
        run.Before = at => run.SetRaw("drive", at is > 9600 and < 19200 ? 0.5 : 0);
        var output = run.Run([input])[0];
        var curvature = 0.5 * Math.Pow(2 * Math.PI * 200 / Rate, 2);
        for (var n = 1000; n < output.Length; n++)
        {
            Math.Abs(output[n] - (2 * output[n - 1]) + output[n - 2]).ShouldBeLessThan(2 * curvature, $"at {n}");
        }
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

    /// <summary>Decibels of the last <see cref="Size"/> frames.</summary>
    private static double[] Spectrum(double[] signal)
    {
        var (re, im) = (new double[(Size / 2) + 1], new double[(Size / 2) + 1]);
        double[] windowed = [.. signal.Skip(signal.Length - Size).Select((x, i) => x * Blackman(i / (double)Size))];
        new Lathe.Dsp.Fourier.RealFft(Size).Forward(windowed, re, im);
        return [.. re.Zip(im, (a, b) => 10 * Math.Log10((a * a) + (b * b) + 1e-30))];
    }

    /// <summary>Four-term Blackman-Harris: sidelobes below -92 dB.</summary>
    private static double Blackman(double t) =>
        0.35875 - (0.48829 * Math.Cos(2 * Math.PI * t)) + (0.14128 * Math.Cos(4 * Math.PI * t)) - (0.01168 * Math.Cos(6 * Math.PI * t));

    private static double Around(double[] response, int at) => response.Skip(at).Take(20).Sum();
}
