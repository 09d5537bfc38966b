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

    [Theory]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(200)]
    public void The_gain_has_gone_1_less_1_over_e_of_the_way_after_the_attack(double attack)
    {
        // Far above the threshold the gain goes to the range; the envelope of a tone at the middle settles within a period or two of the band.
        var output = Band(-10, -60, attack).Run(Tone(1000, -6))[0];
        var wanted = -6 - (10 * (1 - (1 / Math.E)));
        var reached = Enumerable.Range(0, 800).First(n => PeakLevel(output, n * 44, (n + 1) * 44) < wanted);
        (reached * 44 / Rate * 1000).ShouldBe(attack, 2 + (0.03 * attack));
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
