using Lathe.Processing.Restoration;

namespace Lathe.Processing.Tests.Restoration;

public class DeClipTests
{
    private static readonly double[] Clean = Material.Music(3);

    [Fact]
    public void Clean_material_passes_to_the_bit_without_trim() => Run(Clean).ShouldBe(Clean);

    [Fact]
    public void The_top_of_a_low_tone_is_not_clipped()
    {
        var tone = Enumerable.Range(0, 44100).Select(n => 0.8 * Math.Sin(2 * Math.PI * 55 * n / Material.Rate)).ToArray();
        Run(tone).ShouldBe(tone);
    }

    [Theory]
    [InlineData(-3, 10)]
    [InlineData(-6, 8)]
    public void Clipped_peaks_come_back(double decibels, double gain)
    {
        var level = Clean.Max(Math.Abs) * Math.Pow(10, decibels / 20);
        var clipped = Clean.Select(x => Math.Clamp(x, -level, level)).ToArray();
        var repaired = Run(clipped);
        var frames = Enumerable.Range(0, Clean.Length).Where(n => clipped[n] != Clean[n]).ToList();
        (Material.Sdr(Clean, repaired, frames) - Material.Sdr(Clean, clipped, frames)).ShouldBeGreaterThan(gain);
        frames.ShouldAllBe(n => Math.Abs(repaired[n]) >= level * 0.9997, "what was cut lies beyond the cut");
        Enumerable.Range(0, Clean.Length).Where(n => Math.Abs(clipped[n]) < level * 0.999).ShouldAllBe(n => repaired[n] == clipped[n]);
    }

    private static double[] Run(double[] x)
    {
        var run = new RackRun<DeClip>().With("trim", 0);
        var latency = run.Prepare(1).Latency;
        return run.Run([.. x, .. new double[latency]])[0][latency..(latency + x.Length)];
    }
}
