using Lathe.Dsp.Noise;
using Lathe.Processing.Restoration;

namespace Lathe.Processing.Tests.Restoration;

public class DeClickTests
{
    private static readonly double[] Clean = Material.Music(4);

    [Fact]
    public void Clean_material_passes_to_the_bit()
    {
        var run = new RackRun<DeClick>();
        var latency = run.Prepare(1).Latency;
        var padded = Clean.Concat(new double[latency]).ToArray();
        run.Run(padded)[0][latency..(latency + Clean.Length)].ShouldBe(Clean);
    }

    [Fact]
    public void Planted_clicks_are_found_and_the_sound_comes_back()
    {
        var damaged = Clean.ToArray();
        var touched = Plant(damaged, 3, 200);
        var run = new RackRun<DeClick>();
        var latency = run.Prepare(1).Latency;
        var repaired = run.Run([.. damaged, .. new double[latency]])[0][latency..];
        var changed = Enumerable.Range(0, damaged.Length).Where(n => repaired[n] != damaged[n]).ToHashSet();
        var found = touched.Count(click => click.Any(changed.Contains));
        (found / (double)touched.Count).ShouldBeGreaterThan(0.95, "recall");
        var near = touched.SelectMany(click => Enumerable.Range(click.Min() - 4, click.Count + 8)).ToHashSet();
        changed.Count(n => !near.Contains(n)).ShouldBeLessThan(changed.Count / 5, "precision");
        var frames = touched.SelectMany(c => c).ToList();
        var gain = Material.Sdr(Clean, repaired, frames) - Material.Sdr(Clean, damaged, frames);
        gain.ShouldBeGreaterThan(12);
    }

    [Fact]
    public void Attacks_and_square_waves_are_no_clicks()
    {
        var square = Enumerable.Range(0, 44100).Select(n => n / 100 % 2 == 0 ? 0.5 : -0.5).ToArray();
        var bursts = Enumerable.Range(0, 44100).Select(n => n % 5000 < 60 ? 0.0 : Math.Exp(-(n % 5000) / 500.0) * new WhiteNoise(1, 0).Uniform(n)).ToArray();
        foreach (var x in new[] { square, bursts })
        {
            var run = new RackRun<DeClick>();
            var latency = run.Prepare(1).Latency;
            var output = run.Run([.. x, .. new double[latency]])[0][latency..(latency + x.Length)];
            Enumerable.Range(0, x.Length).Count(n => output[n] != x[n]).ShouldBe(0);
        }
    }

    /// <summary>Clicks of 1 to 20 frames, decaying noise of 0.05 to 0.5, at places at least 500 frames apart.</summary>
    private static List<List<int>> Plant(double[] x, ulong seed, int count)
    {
        var noise = new WhiteNoise(seed, 0);
        var clicks = new List<List<int>>();
        for (var k = 0; k < count; k++)
        {
            var start = 1000 + (int)((k + (0.4 * noise.Uniform(3 * k))) * (x.Length - 3000) / count);
            var length = 1 + (int)((noise.Uniform((3 * k) + 1) + 1) * 10);
            var size = 0.05 + (0.225 * (noise.Uniform((3 * k) + 2) + 1));
            clicks.Add([.. Enumerable.Range(start, length)]);
            for (var n = 0; n < length; n++)
            {
                x[start + n] += size * (noise.Uniform(100000 + (k * 100) + n) < 0 ? -1 : 1) * Math.Exp(-2.0 * n / length);
            }
        }

        return clicks;
    }
}
