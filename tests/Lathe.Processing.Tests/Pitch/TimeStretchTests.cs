using System.Globalization;
using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;
using Lathe.Processing.Pitch;

namespace Lathe.Processing.Tests.Pitch;

public sealed class TimeStretchTests
{
    private const int Rate = 48000;

    [Theory]
    [InlineData(25)]
    [InlineData(33.333)]
    [InlineData(99.99)]
    [InlineData(100)]
    [InlineData(123.457)]
    [InlineData(400)]
    public void The_length_is_exact(double length)
    {
        foreach (var frames in new[] { 0, 1, 63, 9999, 30001 })
        {
            foreach (var mode in new[] { "pitch-kept", "varispeed" })
            {
                var expected = (int)Math.Floor((frames * (decimal)length / 100) + 0.5m);
                Run([new double[frames]], length, ("mode", mode))[0].Length.ShouldBe(expected, $"{frames} frames, {mode}");
            }
        }
    }

    [Fact]
    public void At_100_percent_nothing_changes()
    {
        var input = Tone(20000, 440);
        var output = Run([input], 100)[0];
        for (var n = 0; n < input.Length; n++)
        {
            output[n].ShouldBe(input[n], 1e-12);
        }
    }

    [Theory]
    [InlineData(25)]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(110)]
    [InlineData(200)]
    [InlineData(400)]
    public void Pitch_stays_within_a_cent_and_level_within_half_a_decibel(double length)
    {
        var output = Run([Tone((int)(2 * Rate * 100 / length) + Rate, 440)], length)[0];
        var (cents, amplitude) = Partial.Measure(output, output.Length / 4, 440, Rate);
        cents.ShouldBe(0, 1);
        (20 * Math.Log10(amplitude / 0.5)).ShouldBe(0, 0.5);
    }

    [Theory]
    [InlineData(50, 880)]
    [InlineData(200, 220)]
    public void Varispeed_moves_the_pitch(double length, double hertz)
    {
        var output = Run([Tone(2 * Rate, 440)], length, ("mode", "varispeed"))[0];
        Partial.Measure(output, output.Length / 4, hertz, Rate).Cents.ShouldBe(0, 0.01);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(150)]
    [InlineData(200)]
    public void An_attack_stays_whole_and_comes_in_time(double length)
    {
        const int attack = 30000;
        var input = Tone(2 * Rate, 440);
        for (var n = 0; n < 400; n++)
        {
            input[attack + n] += 0.8 * Math.Exp(-n / 80.0) * Math.Cos(0.9 * n);
        }

        var output = Run([input], length)[0];
        var at = (int)Math.Round(attack * length / 100);
        for (var n = -400; n < 400; n++)
        {
            output[at + n].ShouldBe(input[attack + n], 1e-9, $"{n} frames from the attack");
        }
    }

    [Fact]
    public void The_stereo_image_stays()
    {
        var left = Enumerable.Range(0, 2 * Rate).Select(n => 0.5 * Math.Sin(2 * Math.PI * 300 * n / Rate) + 0.2 * Math.Sin(2 * Math.PI * 1234 * n / Rate)).ToArray();
        var output = Run([left, [.. left.Select(x => -0.5 * x)]], 170);
        for (var n = 0; n < output[0].Length; n++)
        {
            output[1][n].ShouldBe(-0.5 * output[0][n], 1e-12);
        }
    }

    private static double[][] Run(double[][] input, double length, params (string Id, string Value)[] values)
    {
        var settings = new ProcessorSettings(TimeStretch.Info);
        foreach (var (id, value) in values.Append(("length", length.ToString(CultureInfo.InvariantCulture) + " %")))
        {
            settings.TrySet(id, value, out var problem).ShouldBeTrue(problem);
        }

        using var buffer = new AudioBuffer(input.Length, input[0].Length);
        for (var c = 0; c < input.Length; c++)
        {
            input[c].CopyTo(buffer[c]);
        }

        var format = AudioFormat.Of(Rate, input.Length);
        using var source = new BufferSource(buffer, format);
        using var sink = new BufferSink(format);
        new TimeStretch().Run(source, sink, settings, null, CancellationToken.None);
        return [.. Enumerable.Range(0, input.Length).Select(c => sink.Written[c].ToArray())];
    }

    private static double[] Tone(int frames, double hertz) => [.. Enumerable.Range(0, frames).Select(n => 0.5 * Math.Sin(2 * Math.PI * hertz * n / Rate))];
}
