using Lathe.Processing.Contract;
using Lathe.Processing.Pitch;

namespace Lathe.Processing.Tests.Pitch;

public sealed class PitchShiftTests
{
    private const int Rate = 48000;
    private static readonly ProcessorRegistry.Entry Entry = ProcessorRegistry.Streaming<PitchShift>();

    public static TheoryData<int> Shifts => [-12, -5, -1, 1, 5, 12];

    [Fact]
    public void At_zero_it_only_delays()
    {
        var input = Harmonics(Rate, 220);
        var run = new ProcessorRun(Entry, 1, Rate);
        var output = run.Run([input])[0];
        for (var n = run.Processor.Latency; n < output.Length; n++)
        {
            output[n].ShouldBe(input[n - run.Processor.Latency], 1e-12, $"at {n}");
        }
    }

    [Theory]
    [MemberData(nameof(Shifts))]
    public void A_tone_comes_out_within_a_cent_and_half_a_decibel(int semitones)
    {
        var input = Enumerable.Range(0, 2 * Rate).Select(n => 0.5 * Math.Sin(2 * Math.PI * 440 * n / Rate)).ToArray();
        var output = Shifted(input, semitones);
        var (cents, amplitude) = Partial.Measure(output, Rate, 440 * Math.Pow(2, semitones / 12.0), Rate);
        cents.ShouldBe(0, 1);
        (20 * Math.Log10(amplitude / 0.5)).ShouldBe(0, 0.5);
    }

    [Theory]
    [MemberData(nameof(Shifts))]
    public void Every_partial_of_a_harmonic_tone_comes_out_within_a_cent_and_half_a_decibel(int semitones)
    {
        var output = Shifted(Harmonics(2 * Rate, 220), semitones);
        for (var partial = 1; partial <= 6; partial++)
        {
            var (cents, amplitude) = Partial.Measure(output, Rate, 220 * partial * Math.Pow(2, semitones / 12.0), Rate);
            cents.ShouldBe(0, 1, $"partial {partial}");
            (20 * Math.Log10(amplitude * partial / 0.4)).ShouldBe(0, 0.5, $"partial {partial}");
        }
    }

    [Fact]
    public void A_swept_pitch_makes_no_steps()
    {
        var run = new ProcessorRun(Entry, 1, Rate);
        run.Before = at => run.Set(("semitones", $"{(at / (2.0 * Rate)).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)}"));
        var input = Enumerable.Range(0, 2 * Rate).Select(n => 0.5 * Math.Sin(2 * Math.PI * 440 * n / Rate)).ToArray();
        var output = run.Run([input])[0];
        for (var n = Rate / 2; n < output.Length; n++)
        {
            Math.Abs(output[n] - (2 * output[n - 1]) + output[n - 2]).ShouldBeLessThan(0.5 * 1.2 * Math.Pow(2 * Math.PI * 467 / Rate, 2), $"at {n}");
        }
    }

    [Fact]
    public void A_click_in_a_tone_puts_less_than_minus_35_dB_before_itself_at_every_interval()
    {
        const int click = Rate + 29;
        var tone = Enumerable.Range(0, 3 * Rate / 2).Select(n => 0.05 * Math.Sin(2 * Math.PI * 440 * n / Rate)).ToArray();
        var clicked = tone.Select((x, n) => n >= click ? x + (0.5 * Math.Exp(-(n - click) / 40.0) * Math.Cos(0.9 * (n - click))) : x).ToArray();
        for (var semitones = -12; semitones <= 12; semitones++)
        {
            var (plain, with) = (Shifted(tone, semitones), Shifted(clicked, semitones));
            var at = click + new ProcessorRun(Entry, 1, Rate).Processor.Latency;
            double Energy(int from, int to) => Enumerable.Range(from, to - from).Sum(n => Math.Pow(with[n] - plain[n], 2));
            var before = 10 * Math.Log10(Energy(at - (Rate / 25), at - 48) / Energy(at - 48, at + (Rate / 25)));
            before.ShouldBeLessThan(-35, $"{semitones} semitones");
        }
    }

    [Theory]
    [MemberData(nameof(Shifts))]
    public void Noise_that_begins_out_of_silence_puts_less_than_minus_30_dB_before_itself(int semitones)
    {
        const int begin = (Rate / 2) + 29;
        var noise = ProcessorRun.Noise(Rate, 7);
        var output = Shifted([.. noise.Select((x, n) => n >= begin ? 0.3 * x : 0)], semitones);
        var at = begin + new ProcessorRun(Entry, 1, Rate).Processor.Latency;
        double Power(int from, int to) => Enumerable.Range(from, to - from).Average(n => output[n] * output[n]);
        (10 * Math.Log10(Power(at - (Rate / 25), at - 48) / Power(at - 48, at + (Rate / 25)))).ShouldBeLessThan(-30);
    }

    [Fact]
    public void Kept_formants_stay_where_they_are()
    {
        // A pulse train through a resonance at 1 kHz: the loudest partial stays near it only if the formant is kept.
        var (y1, y2) = (0.0, 0.0);
        var input = new double[2 * Rate];
        var radius = Math.Exp(-Math.PI * 150 / Rate);
        for (var n = 0; n < input.Length; n++)
        {
            var y = (n % 400 == 0 ? 1 : 0) + (2 * radius * Math.Cos(2 * Math.PI * 1000 / Rate) * y1) - (radius * radius * y2);
            (y2, y1, input[n]) = (y1, y, 0.1 * y);
        }

        Loudest(Shifted(input, 7, ("formants", "keep"))).ShouldBe(1000, 130);
        Loudest(Shifted(input, 7)).ShouldBe(1500, 130);
    }

    private static double Loudest(double[] output)
    {
        var step = 120 * Math.Pow(2, 7 / 12.0);
        return Enumerable.Range(1, 20).MaxBy(k => Partial.Measure(output, Rate, k * step, Rate).Amplitude) * step;
    }

    private static double[] Shifted(double[] input, int semitones, params (string, string)[] more) =>
        new ProcessorRun(Entry, 1, Rate, [("semitones", semitones.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. more]).Run([input])[0];

    private static double[] Harmonics(int frames, double hertz) => [.. Enumerable.Range(0, frames).Select(n =>
        Enumerable.Range(1, 6).Sum(k => 0.4 / k * Math.Sin((2 * Math.PI * hertz * k * n / Rate) + (0.7 * k * k))))];
}
