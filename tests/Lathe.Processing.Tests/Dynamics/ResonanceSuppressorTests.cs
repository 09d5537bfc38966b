using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class ResonanceSuppressorTests
{
    private const int Rate = 44100;

    [Theory]
    [InlineData(44100)]
    [InlineData(96000)]
    public void Where_nothing_stands_out_not_a_bit_changes(int rate)
    {
        double[][] input = [Signals.Noise(rate, 1, -6), Signals.Noise(rate, 2, -6)];
        foreach (var (id, value) in new[] { ("threshold", 24.0), ("depth", 0.0), ("range", 0.0) })
        {
            var rig = new ProcessorRig<ResonanceSuppressor>(rate, 2, 0, (id, value));
            var output = rig.Run(input);

            for (var c = 0; c < 2; c++)
            {
                output[c].AsSpan(rig.Latency).SequenceEqual(input[c].AsSpan(0, output[c].Length - rig.Latency)).ShouldBeTrue(id);
            }
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(3000)]
    [InlineData(9000)]
    public void A_ringing_tone_is_taken_down_and_its_surroundings_are_left(double hertz)
    {
        var noise = Signals.Noise(64 * 2070, 5, -20);
        var tone = Signals.Sine(64 * 2070, Rate, hertz, -20);
        var input = noise.Zip(tone, (n, t) => n + t).ToArray();
        var rig = new ProcessorRig<ResonanceSuppressor>(Rate, 1, 0, ("depth", 100), ("range", 12), ("sharpness", 80));

        var output = rig.Run([input])[0];

        Signals.Level(Amplitude(output, hertz) / Amplitude(input, hertz, rig.Latency)).ShouldBeInRange(-12.5, -9);
        foreach (var elsewhere in new[] { hertz / 2, hertz * 2 })
        {
            Signals.Level(BandLevel(output, elsewhere, rig.Latency) / BandLevel(input, elsewhere, 0)).ShouldBe(0, 1, $"around {elsewhere} Hz");
        }
    }

    [Fact]
    public void Depth_scales_what_is_taken()
    {
        var noise = Signals.Noise(64 * 1380, 5, -30);
        var input = Signals.Sine(64 * 1380, Rate, 2000, -20).Zip(noise, (t, n) => t + n).ToArray();
        var taken = new[] { 0.0, 30, 60, 100 }.Select(depth =>
        {
            var rig = new ProcessorRig<ResonanceSuppressor>(Rate, 1, 0, ("depth", depth), ("range", 36));
            return -Signals.Level(Amplitude(rig.Run([input])[0], 2000) / Amplitude(input, 2000, rig.Latency));
        }).ToArray();

        taken[0].ShouldBe(0, 1e-9);
        (taken[1] / taken[3]).ShouldBe(0.3, 0.05);
        (taken[2] / taken[3]).ShouldBe(0.6, 0.05);
    }

    [Fact]
    public void Outside_its_range_of_frequencies_nothing_is_taken()
    {
        var noise = Signals.Noise(64 * 1380, 5, -30);
        var input = Signals.Sine(64 * 1380, Rate, 500, -20).Zip(noise, (t, n) => t + n).ToArray();

        var rig = new ProcessorRig<ResonanceSuppressor>(Rate, 1, 0, ("depth", 100), ("low", 1000));
        var output = rig.Run([input])[0];

        Signals.Level(Amplitude(output, 500) / Amplitude(input, 500, rig.Latency)).ShouldBe(0, 0.01);
    }

    [Fact]
    public void Channels_keep_their_balance()
    {
        var noise = Signals.Noise(Rate, 5, -30);
        var left = Signals.Sine(Rate, Rate, 2000, -20).Zip(noise, (t, n) => t + n).ToArray();
        double[][] input = [left, [.. left.Select(x => 0.25 * x)]];

        var output = new ProcessorRig<ResonanceSuppressor>(Rate, 2, 0, ("depth", 100)).Run(input);

        for (var n = 0; n < output[0].Length; n++)
        {
            output[1][n].ShouldBe(0.25 * output[0][n], 1e-14);
        }
    }

    [Fact]
    public void Hops_follow_the_song_position()
    {
        var input = Signals.Noise(64 * 200, 7, -6);
        var whole = Run(0, input);
        var late = Run(64 * 3, input[(64 * 3)..]);

        // The same hops: once the first windows are full, the same bits wherever the stream began.
        whole.AsSpan(64 * 120).SequenceEqual(late.AsSpan(64 * 117)).ShouldBeFalse("attack and release remember the beginning");
        for (var n = 64 * 150; n < whole.Length; n++)
        {
            late[n - (64 * 3)].ShouldBe(whole[n], 1e-3);
        }

        static double[] Run(long position, double[] input)
        {
            var settings = new ProcessorSettings(ResonanceSuppressor.Info);
            settings[ResonanceSuppressor.Info.Parameters.Single(p => p.Id == "release")] = 5;
            settings[ResonanceSuppressor.Info.Parameters.Single(p => p.Id == "attack")] = 1;
            settings[ResonanceSuppressor.Info.Parameters.Single(p => p.Id == "threshold")] = 1;
            var processor = new ResonanceSuppressor();
            processor.Prepare(new ProcessorContext(AudioFormat.Of(Rate, 1), settings));
            var output = (double[])input.Clone();
            for (var at = 0; at < output.Length; at += 64)
            {
                processor.Process(new Work(new Planar(output.AsSpan(at, 64), 1, 64, 64), default, settings.Values, [], position + at));
            }

            return output;
        }
    }

    private static double Amplitude(double[] signal, double hertz, int before = 0)
    {
        const int frames = 22050;
        double re = 0, im = 0;
        for (var n = 0; n < frames; n++)
        {
            var x = signal[(signal.Length / 64 * 64) - frames - before + n];
            re += x * Math.Cos(2 * Math.PI * hertz * n / Rate);
            im += x * Math.Sin(2 * Math.PI * hertz * n / Rate);
        }

        return 2 * Math.Sqrt((re * re) + (im * im)) / frames;
    }

    /// <summary>Root mean square of lines 2 Hz apart within 10 % of a frequency.</summary>
    private static double BandLevel(double[] signal, double hertz, int latency)
    {
        var part = signal.AsSpan(Rate + latency, Rate).ToArray();
        var sum = 0.0;
        var lines = 0;
        for (var f = 0.95 * hertz; f < 1.05 * hertz; f += Math.Max(2, hertz / 200))
        {
            double re = 0, im = 0;
            for (var n = 0; n < part.Length; n++)
            {
                re += part[n] * Math.Cos(2 * Math.PI * Math.Round(f) * n / Rate);
                im += part[n] * Math.Sin(2 * Math.PI * Math.Round(f) * n / Rate);
            }

            sum += (re * re) + (im * im);
            lines++;
        }

        return Math.Sqrt(sum / lines);
    }
}
