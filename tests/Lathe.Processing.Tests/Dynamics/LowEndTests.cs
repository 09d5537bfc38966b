using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public sealed class LowEndTests
{
    private const int Rate = 48000;

    [Theory]
    [InlineData(30, -8)]
    [InlineData(1000, 0)]
    public void The_key_moves_what_lies_below_the_frequency_and_nothing_above(double hz, double decibels)
    {
        var (before, keyed) = Keyed(hz);
        (20 * Math.Log10(keyed / before)).ShouldBe(decibels, 0.1);
    }

    [Fact]
    public void Without_work_to_do_the_bands_sum_flat()
    {
        foreach (var hz in new[] { 30.0, 90, 120, 150, 300, 2000, 15000 })
        {
            var output = Run([], n => 0.25 * Math.Sin(2 * Math.PI * hz * n / Rate), null, Rate);
            (20 * Math.Log10(Amplitude(output, hz, Rate / 2) / 0.25)).ShouldBe(0, 0.01, $"{hz} Hz");
        }
    }

    [Fact]
    public void Punch_raises_the_attack_of_a_low_note_and_not_its_body()
    {
        double Note(int n) => n < Rate / 2 ? 0 : 0.25 * Math.Sin(2 * Math.PI * 60 * n / Rate);
        var plain = Run([], Note, null, 2 * Rate);
        var shaped = Run([("punch", 6)], Note, null, 2 * Rate);
        Peak(shaped, Rate / 2, Rate / 50).ShouldBeGreaterThan(1.5 * Peak(plain, Rate / 2, Rate / 50));
        Peak(shaped, Rate * 3 / 2, Rate / 4).ShouldBe(Peak(plain, Rate * 3 / 2, Rate / 4), 0.005);
    }

    private static (double Before, double Keyed) Keyed(double hz)
    {
        var output = Run(
            [("duck", 8)],
            n => 0.25 * Math.Sin(2 * Math.PI * hz * n / Rate),
            n => n < Rate ? 0 : 0.5 * Math.Sin(2 * Math.PI * 60 * n / Rate),
            2 * Rate);
        return (Amplitude(output, hz, Rate / 2), Amplitude(output, hz, Rate * 3 / 2));
    }

    private static double[] Run((string Id, double Value)[] values, Func<int, double> signal, Func<int, double>? key, int frames)
    {
        var settings = new ProcessorSettings(LowEnd.Info);
        foreach (var (id, value) in values)
        {
            settings[LowEnd.Info.Parameters.Single(p => p.Id == id)] = value;
        }

        var processor = new LowEnd();
        processor.Prepare(new ProcessorContext(AudioFormat.Of(Rate, 1), settings, key is null ? 0 : 1));
        using var audio = new AudioBuffer(1, Quantum.Frames);
        using var side = new AudioBuffer(1, Quantum.Frames);
        var output = new double[frames / Quantum.Frames * Quantum.Frames];
        for (var at = 0; at < output.Length; at += Quantum.Frames)
        {
            for (var n = 0; n < Quantum.Frames; n++)
            {
                audio[0][n] = signal(at + n);
                side[0][n] = key?.Invoke(at + n) ?? 0;
            }

            processor.Process(new Work(audio.All, key is null ? default : side.All, settings.Values, [], at));
            audio[0].CopyTo(output.AsSpan(at));
        }

        return output;
    }

    /// <summary>Amplitude of a tone in the quarter second from a frame on.</summary>
    private static double Amplitude(double[] samples, double hz, int start)
    {
        var (sine, cosine) = (0.0, 0.0);
        var count = Rate / 4;
        for (var n = start; n < start + count; n++)
        {
            sine += samples[n] * Math.Sin(2 * Math.PI * hz * n / Rate);
            cosine += samples[n] * Math.Cos(2 * Math.PI * hz * n / Rate);
        }

        return 2 * Math.Sqrt((sine * sine) + (cosine * cosine)) / count;
    }

    private static double Peak(double[] samples, int start, int count) => samples.AsSpan(start, count).ToArray().Max(Math.Abs);
}
