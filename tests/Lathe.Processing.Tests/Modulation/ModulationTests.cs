using Lathe.Processing.Contract;
using Lathe.Processing.Modulation;

namespace Lathe.Processing.Tests.Modulation;

public sealed class ModulationTests
{
    private const int Rate = 48000;

    [Fact]
    public void Through_zero_at_no_depth_and_half_blend_turned_over_nulls()
    {
        var run = new ProcessorRun(ProcessorRegistry.Streaming<Flanger>(), 1, Rate, ("through-zero", "on"), ("depth", "0 %"), ("feedback", "0 %"), ("blend", "-50 %"));
        var output = run.Run([Tone(Rate, 440)])[0];
        output.Skip(4800).Max(Math.Abs).ShouldBeLessThan(1e-4, "the interpolated copy is exact to 80 dB and more");
    }

    [Fact]
    public void A_flanger_notches_where_the_copy_is_half_a_period_late()
    {
        var run = new ProcessorRun(ProcessorRegistry.Streaming<Flanger>(), 1, Rate, ("depth", "0 %"), ("feedback", "0 %"), ("delay", "2 ms"));
        run.Run([Tone(Rate, 250)])[0].Skip(4800).Max(Math.Abs).ShouldBeLessThan(1e-4);
        run.Run([Tone(Rate, 500)])[0].Skip(4800).Max(Math.Abs).ShouldBe(Math.Sqrt(2), 0.01);
    }

    [Theory]
    [InlineData("2", 1)]
    [InlineData("6", 3)]
    [InlineData("12", 6)]
    public void A_phaser_has_a_notch_for_every_two_stages(string stages, int notches)
    {
        var run = new ProcessorRun(
            ProcessorRegistry.Streaming<Phaser>(), 1, Rate, ("stages", stages), ("depth", "0"), ("feedback", "0 %"), ("center", "1 kHz"));
        var response = run.Run(ProcessorRun.Impulse(1, 1 << 15))[0];
        var levels = Enumerable.Range(1, 4000).Select(k => Magnitude(response, 5.0 * k)).ToArray();
        var found = 0;
        for (var k = 1; k < levels.Length - 1; k++)
        {
            found += levels[k] < levels[k - 1] && levels[k] <= levels[k + 1] && levels[k] < 0.2 ? 1 : 0;
        }

        found.ShouldBe(notches);
    }

    [Fact]
    public void The_phase_belongs_to_the_song_and_not_to_the_start_of_the_render()
    {
        foreach (var id in new[] { "tremolo", "auto-pan", "chorus", "phaser", "flanger", "vibrato", "rotary", "doubler" })
        {
            var entry = Rack.All.Find(id)!;
            var input = Tone(3 * Rate, 300);
            var whole = new ProcessorRun(entry, 2, Rate).Run([input, input])[1];

            // The first two seconds are never rendered: the second instance begins at their end.
            var later = new LaterRun(entry, 2 * Rate).Run(input);
            for (var n = Rate / 2; n < Rate; n++)
            {
                later[n].ShouldBe(whole[(2 * Rate) + n], 1e-5, $"{id} at {n}");
            }
        }
    }

    [Fact]
    public void A_note_sets_the_period_by_the_tempo()
    {
        var run = new ProcessorRun(ProcessorRegistry.Streaming<Tremolo>(), 1, Rate, ("note", "1/4"), ("depth", "100 %"));
        var output = run.Run([[.. Enumerable.Repeat(1.0, Rate)]])[0];
        output[6000].ShouldBe(1, 1e-6, "a quarter of half a second, at 120 beats a minute");
        output[18000].ShouldBe(0, 1e-6);
    }

    [Fact]
    public void Harmonic_tremolo_swings_the_lows_against_the_highs()
    {
        var run = new ProcessorRun(ProcessorRegistry.Streaming<Tremolo>(), 1, Rate, ("depth", "100 %"), ("harmonic", "on"), ("rate", "1 Hz"));
        var low = run.Run([Tone(Rate, 60)])[0];
        var high = new ProcessorRun(ProcessorRegistry.Streaming<Tremolo>(), 1, Rate, ("depth", "100 %"), ("harmonic", "on"), ("rate", "1 Hz")).Run([Tone(Rate, 7900)])[0];
        Peak(low, 12000).ShouldBeGreaterThan(0.95);
        Peak(high, 12000).ShouldBeLessThan(0.15);
        Peak(low, 36000).ShouldBeLessThan(0.15);
        Peak(high, 36000).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Auto_pan_keeps_the_power()
    {
        var run = new ProcessorRun(ProcessorRegistry.Streaming<AutoPan>(), 2, Rate, ("depth", "100 %"), ("rate", "3 Hz"));
        double[] one = [.. Enumerable.Repeat(1.0, Rate)];
        var output = run.Run([one, one]);
        for (var n = 0; n < output[0].Length; n++)
        {
            ((output[0][n] * output[0][n]) + (output[1][n] * output[1][n])).ShouldBe(2, 1e-12);
        }

        output[0].Max().ShouldBe(Math.Sqrt(2), 1e-3);
    }

    [Fact]
    public void Vibrato_bends_the_pitch_by_its_depth()
    {
        var run = new ProcessorRun(ProcessorRegistry.Streaming<Vibrato>(), 1, Rate, ("depth", "50"), ("rate", "2 Hz"));
        var output = run.Run([Tone(2 * Rate, 1000)])[0];
        var cents = Enumerable.Range(20, 170).Select(k => 1200 * Math.Log2(Frequency(output, k * 480, 960) / 1000)).ToArray();
        cents.Max().ShouldBe(50, 1);
        cents.Min().ShouldBe(-51.5, 1.5, "equal steps of frequency, not of pitch");
    }

    [Fact]
    public void A_rotary_speaker_takes_its_time_to_fast()
    {
        var run = new ProcessorRun(ProcessorRegistry.Streaming<Rotary>(), 1, Rate, ("speed", "slow"));
        run.Before = at => run.Set(("speed", at >= 2 * Rate ? "fast" : "slow"));
        var output = run.Run([Tone(8 * Rate, 3000)])[0];
        var slow = Turns(output, 0, 2 * Rate);
        var fast = Turns(output, 6 * Rate, 2 * Rate);
        slow.ShouldBeInRange(1, 2, "0.8 turns a second");
        fast.ShouldBeInRange(13, 14, "6.7 turns a second");
        Turns(output, 2 * Rate, Rate / 2).ShouldBeLessThan(3, "on the way");
    }

    private static int Turns(double[] signal, int from, int frames)
    {
        // Peaks of the level in 10 ms steps above its mean: the horn faces the microphone once a turn.
        var levels = Enumerable.Range(0, frames / 480).Select(k => Peak(signal, from + (k * 480))).ToArray();
        var middle = (levels.Max() + levels.Min()) / 2;
        return Enumerable.Range(1, levels.Length - 1).Count(k => levels[k] >= middle && levels[k - 1] < middle);
    }

    private static double Peak(double[] signal, int at) => signal.Skip(at).Take(1200).Max(Math.Abs);

    private static double Frequency(double[] signal, int from, int frames)
    {
        var (first, last, crossings) = (0.0, 0.0, 0);
        for (var n = from; n < from + frames; n++)
        {
            if (signal[n] < 0 && signal[n + 1] >= 0)
            {
                last = n + (signal[n] / (signal[n] - signal[n + 1]));
                first = crossings++ == 0 ? last : first;
            }
        }

        return (crossings - 1) * Rate / (last - first);
    }

    private static double Magnitude(double[] response, double hertz)
    {
        var (re, im) = (0.0, 0.0);
        var (c, s) = (Math.Cos(2 * Math.PI * hertz / Rate), Math.Sin(2 * Math.PI * hertz / Rate));
        for (var n = 2047; n >= 0; n--)
        {
            (re, im) = (response[n] + (re * c) - (im * s), (re * s) + (im * c));
        }

        return Math.Sqrt((re * re) + (im * im));
    }

    private static double[] Tone(int frames, double hertz) => [.. Enumerable.Range(0, frames).Select(n => Math.Sin(2 * Math.PI * hertz * n / Rate))];
}
