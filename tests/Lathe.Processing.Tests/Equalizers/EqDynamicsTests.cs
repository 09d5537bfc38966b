using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;
using Lathe.Processing.Equalizers;

namespace Lathe.Processing.Tests.Equalizers;

public class EqDynamicsTests
{
    private const double Rate = 44100;

    private static double[] Tone(double frequency, double level, int frames = 44096) =>
        [.. Enumerable.Range(0, frames).Select(i => Math.Pow(10, level / 20) * Math.Sin(2 * Math.PI * frequency * i / Rate))];

    private static double PeakLevel(double[] signal, int from, int to) => 20 * Math.Log10(signal[from..to].Max(Math.Abs));

    private static RackRun<Eq> Band(double range, double threshold = -30, double attack = 10, double release = 100, int type = 0) => new RackRun<Eq>()
        .Band(("type", type), ("freq", 1000), ("q", 1), ("range", range), ("threshold", threshold), ("ratio", double.PositiveInfinity), ("attack", attack), ("release", release));

    [Theory]
    [InlineData(-6)]
    [InlineData(6)]
    public void A_loud_tone_in_the_band_moves_its_gain_by_the_range_and_a_quiet_one_does_not(double range)
    {
        PeakLevel(Band(range).Run(Tone(1000, -10))[0], 30000, 44000).ShouldBe(-10 + range, 0.02);
        PeakLevel(Band(range).Run(Tone(1000, -40))[0], 30000, 44000).ShouldBe(-40, 0.001);
    }

    [Fact]
    public void Below_the_range_the_gain_follows_threshold_and_ratio()
    {
        // 12 dB above a threshold past its knee, 1 - 1/4 of it: 9 dB down.
        var run = new RackRun<Eq>().Band(("freq", 1000), ("q", 1), ("range", -20), ("threshold", -30), ("ratio", 4));
        PeakLevel(run.Run(Tone(1000, -18))[0], 30000, 44000).ShouldBe(-27, 0.03);
    }

    [Fact]
    public void What_lies_outside_the_band_does_not_move_it()
    {
        var both = Tone(1000, -40).Zip(Tone(60, -16), (a, b) => a + b).ToArray();
        var alone = Band(-12, -30).Run(both)[0];
        var still = new RackRun<Eq>().Band(("gain", 0)).Run(both)[0];
        alone.Zip(still, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(1e-9);
    }

    /// <summary>Amplitude of a tone of an eighth of the sample rate over the period that ends with a sample.</summary>
    private static double Amplitude(double[] signal, int last)
    {
        var value = System.Numerics.Complex.Zero;
        for (var i = last - 7; i <= last; i++)
        {
            value += signal[i] * System.Numerics.Complex.FromPolarCoordinates(0.25, -Math.PI / 4 * i);
        }

        return value.Magnitude;
    }

    /// <summary>Milliseconds from a sample on until the gain has gone 1 - 1/e of the way between two values, between samples by a line.</summary>
    private static double Time(double[] output, double[] input, int from, int to, double start, double end)
    {
        double Part(int i) => ((20 * Math.Log10(Amplitude(output, i) / Amplitude(input, i))) - start) / (end - start);
        var wanted = 1 - (1 / Math.E);

        // Sought from the end: just after a fall of the level the band still rings from before.
        var after = Enumerable.Range(0, to - from).Select(i => to - i).First(i => Part(i) < wanted) + 1;
        var (low, high) = (Part(after - 1), Part(after));
        var middle = after - 3.5 - ((high - wanted) / (high - low)); // of the period that the amplitude is taken over
        return (middle - from) / Rate * 1000;
    }

    [Theory]
    [InlineData(5, 50)]
    [InlineData(10, 20)]
    [InlineData(50, 120)]
    [InlineData(200, 400)]
    public void Attack_and_release_are_the_time_to_1_less_1_over_e_within_2_percent(double attack, double release)
    {
        // The band's envelope takes two periods of its middle to rise and fall, which is a few samples for this one.
        const int Up = 20011;
        const int Down = 120011;
        var input = Tone(Rate / 8, -6, 200000).Select((x, i) => i is >= Up and < Down ? x : x / 1000).ToArray();
        var output = new RackRun<Eq>().Band(
            ("freq", Rate / 8), ("q", 1), ("range", -10), ("threshold", -26), ("ratio", double.PositiveInfinity), ("attack", attack), ("release", release)).Run(input)[0];
        var (reached, returned) = (Time(output, input, Up, Down - 1, 0, -10), Time(output, input, Down, 199000, -10, 0));
        TestContext.Current.TestOutputHelper?.WriteLine($"{reached:F3} ms of {attack}, {returned:F3} ms of {release}");
        (reached / attack).ShouldBe(1, 0.02);
        (returned / release).ShouldBe(1, 0.02);
    }

    [Fact]
    public void A_steady_tone_gets_a_steady_gain()
    {
        // Ripple of the detector would modulate the tone: sidebands at twice its frequency apart.
        var output = Band(-20, -30, 1, 5).Run(Tone(1000, -18))[0];
        var peaks = Enumerable.Range(700, 200).Select(n => PeakLevel(output, n * 44, (n + 1) * 44)).ToArray();
        (peaks.Max() - peaks.Min()).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void With_a_range_of_0_dB_it_has_the_bits_of_a_static_band()
    {
        var x = RackRun<Eq>.Noise(6400, 1);
        new RackRun<Eq>().Band(("freq", 500), ("gain", 4), ("range", 0), ("threshold", -60)).Run(x)[0].ShouldBe(new RackRun<Eq>().Band(("freq", 500), ("gain", 4)).Run(x)[0]);
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 8000)]
    public void A_shelf_hears_what_lies_beyond_its_frequency(int type, double tone) =>
        PeakLevel(Band(-8, -40, 10, 100, type).Run(Tone(tone, -10))[0], 30000, 44000).ShouldBe(-18, 0.3);

    [Fact]
    public void The_key_moves_the_band_where_it_is_chosen()
    {
        var settings = new ProcessorSettings(Eq.Info);
        var group = Eq.Info.Groups[0];
        settings.Add(group, "a");
        foreach (var (id, value) in new[] { ("freq", 1000.0), ("range", -12), ("threshold", -40), ("ratio", double.PositiveInfinity), ("detector", 1) })
        {
            settings[group, 0, group.Parameters.Single(p => p.Id == id)] = value;
        }

        double Level(double keyLevel)
        {
            var processor = new Eq();
            processor.Prepare(new ProcessorContext(AudioFormat.Of(44100, 1), settings, 1));
            var (tone, key) = (Tone(1000, -6), Tone(1000, keyLevel));
            using var audio = new AudioBuffer(1, Quantum.Frames);
            using var side = new AudioBuffer(1, Quantum.Frames);
            for (var at = 0; at < tone.Length; at += Quantum.Frames)
            {
                tone.AsSpan(at, Quantum.Frames).CopyTo(audio[0]);
                key.AsSpan(at, Quantum.Frames).CopyTo(side[0]);
                processor.Process(new Work(audio.All, side.All, settings.Values, [], at));
                audio[0].CopyTo(tone.AsSpan(at));
            }

            return PeakLevel(tone, 30000, 44000);
        }

        Level(-10).ShouldBe(-18, 0.05);
        Level(-100).ShouldBe(-6, 0.001);
    }
}
