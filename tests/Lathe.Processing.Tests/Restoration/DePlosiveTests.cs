using Lathe.Processing.Restoration;

namespace Lathe.Processing.Tests.Restoration;

public class DePlosiveTests
{
    /// <summary>A voice-like tone of 150 Hz with harmonics.</summary>
    private static readonly double[] Voice = [.. Enumerable.Range(0, 3 * 44100).Select(n =>
        0.05 * Enumerable.Range(1, 20).Sum(k => Math.Sin((2 * Math.PI * 170 * k * n / Material.Rate) + (k * k)) / Math.Sqrt(k)))];

    [Fact]
    public void A_voice_without_plosives_passes_to_the_bit() => Run(Voice).ShouldBe(Voice);

    [Fact]
    public void Plosives_are_lowered_and_the_rest_stays()
    {
        var thumps = new double[Voice.Length];
        foreach (var start in new[] { 30000, 60000, 90000 })
        {
            for (var n = 0; n < 4000; n++)
            {
                thumps[start + n] = 0.7 * Math.Sin(Math.PI * n / 4000) * Math.Sin(Math.PI * n / 4000) * Math.Sin(2 * Math.PI * 45 * n / Material.Rate);
            }
        }

        var output = Run([.. Voice.Zip(thumps, (a, b) => a + b)]);
        var left = output.Zip(Voice, (a, b) => a - b).ToArray();
        (Material.Rms(left) - Material.Rms(thumps)).ShouldBeLessThan(-10);
        Enumerable.Range(0, 27000).ShouldAllBe(n => output[n] == Voice[n]);
    }

    private static double[] Run(double[] x)
    {
        var run = new RackRun<DePlosive>();
        var latency = run.Prepare(1).Latency;
        return run.Run([.. x, .. new double[latency]])[0][latency..(latency + x.Length)];
    }
}
