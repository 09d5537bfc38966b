using Lathe.Processing.Contract;
using Lathe.Processing.Tests.Wrappers;

namespace Lathe.Processing.Tests.Saturation;

public sealed class SaturationTests
{
    private const int Rate = 48000;
    private static readonly ProcessorRegistry.Entry Entry = ProcessorRegistry.Streaming<Processing.Saturation.Saturation>();

    [Theory]
    [InlineData(1000)]
    [InlineData(10000)]
    [InlineData(20000)]
    public void A_quiet_tone_keeps_its_level_up_to_20_kHz_when_oversampled(double hertz)
    {
        var run = Wrapped("tanh", "0 dB", "auto");
        var input = Tone(hertz, 0.001, 19200);
        var output = run.Run([input])[0];
        var gain = Amplitude(output, hertz) / 0.001;
        var expected = 0.25 / Math.Tanh(0.25);
        (20 * Math.Log10(gain / expected)).ShouldBe(0, 0.03);
    }

    [Fact]
    public void Declared_latency_is_where_a_quiet_signal_comes_out()
    {
        var run = new ProcessorRun(Entry, 1, Rate, ("character", "tape"), ("drive", "0 dB"));
        var response = run.Run([.. ProcessorRun.Impulse(1, 640).Select(c => c.Select(x => x * 0.01).ToArray())])[0];
        var peak = Array.FindIndex(response, x => Math.Abs(x) == response.Max(Math.Abs));
        peak.ShouldBe(run.Processor.Latency);
        response[peak - 1].ShouldBe(response[peak + 1], 1e-5, "linear phase but for the filter of the offset");
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("tape")]
    [InlineData("cubic")]
    [InlineData("hard")]
    public void A_symmetric_curve_makes_odd_harmonics_and_bias_makes_even_ones(string character)
    {
        var even = Harmonic(character, "0 %", 2);
        even.ShouldBeLessThan(-150);
        Harmonic(character, "0 %", 3).ShouldBeGreaterThan(-50);
        Harmonic(character, "60 %", 2).ShouldBeGreaterThan(-50);
    }

    [Fact]
    public void Tube_makes_even_harmonics_and_no_offset()
    {
        Harmonic("tube", "0 %", 2).ShouldBeGreaterThan(-40);
        var run = Wrapped("tube", "18 dB", "auto");
        var output = run.Run([Tone(1000, 0.5, 4 * Rate)])[0];
        output.Skip(2 * Rate).Take(Rate).Average().ShouldBe(0, 1e-6);
    }

    [Theory]
    [InlineData("tanh", -100)]
    [InlineData("tape", -95)]
    [InlineData("tube", -95)]
    [InlineData("cubic", -85)]
    public void Aliases_of_a_driven_5_kHz_tone_stay_below(string character, double decibels)
    {
        var run = Wrapped(character, "12 dB", "auto");
        var output = run.Run([Tone(5010, 0.25, 2 * Rate)])[0];
        // 48000 - 9 x 5010 = 2910, 48000 - 7 x 5010 = 12930: where the odd harmonics past half the rate would fall.
        foreach (var hertz in new[] { 2910.0, 12930, 7110, 17130 })
        {
            (20 * Math.Log10(Amplitude(output, hertz) / 0.25)).ShouldBeLessThan(decibels, $"at {hertz} Hz");
        }
    }

    [Fact]
    public void Drive_keeps_a_level_of_minus_12_dBFS()
    {
        foreach (var drive in new[] { "0 dB", "12 dB", "30 dB" })
        {
            var run = Wrapped("hard", drive, "1x");
            run.Run([Tone(50, 0.25, 9600)])[0].Skip(4800).Max().ShouldBe(0.25, 0.02);
        }
    }

    private static double Harmonic(string character, string bias, int number)
    {
        var run = Wrapped(character, "9 dB", "auto", ("bias", bias));
        var output = run.Run([Tone(1000, 0.4, Rate)])[0];
        return 20 * Math.Log10(Amplitude(output, 1000 * number) / Amplitude(output, 1000));
    }

    private static WrappedRun Wrapped(string character, string drive, string oversampling, params (string Id, string Value)[] more)
    {
        var run = new ProcessorRun(Entry, 1, Rate, [("character", character), ("drive", drive), .. more]);
        return new WrappedRun(Entry.Create!(), run.Settings, 1, oversampling);
    }

    private static double[] Tone(double hertz, double amplitude, int frames) =>
        [.. Enumerable.Range(0, frames).Select(n => amplitude * Math.Sin(2 * Math.PI * hertz * n / Rate))];

    /// <summary>Amplitude of a tone in the last 9600 frames, a whole number of periods of 5 Hz, under a Blackman-Harris window.</summary>
    private static double Amplitude(double[] signal, double hertz)
    {
        const int frames = 9600;
        double re = 0, im = 0, weight = 0;
        for (var n = 0; n < frames; n++)
        {
            var t = 2 * Math.PI * n / frames;
            var w = 0.35875 - (0.48829 * Math.Cos(t)) + (0.14128 * Math.Cos(2 * t)) - (0.01168 * Math.Cos(3 * t));
            var x = w * signal[signal.Length / 64 * 64 - frames + n];
            re += x * Math.Cos(2 * Math.PI * hertz * n / Rate);
            im += x * Math.Sin(2 * Math.PI * hertz * n / Rate);
            weight += w;
        }

        return 2 * Math.Sqrt((re * re) + (im * im)) / weight;
    }
}
