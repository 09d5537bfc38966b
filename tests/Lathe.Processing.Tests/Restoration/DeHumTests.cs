using Lathe.Processing.Restoration;

namespace Lathe.Processing.Tests.Restoration;

public class DeHumTests
{
    private static readonly double[] Clean = Material.Music(8, sway: 0.4);

    [Theory]
    [InlineData(50.03)]
    [InlineData(59.9)]
    public void Hum_is_lowered_by_30_dB_and_the_music_by_less_than_a_tenth(double fundamental)
    {
        var hum = Hum(Clean.Length, fundamental);
        var alone = Run(Clean);
        var output = Run([.. Clean.Zip(hum, (a, b) => a + b)]);
        (Material.Rms(Run(hum)[8820..^8820]) - Material.Rms(hum)).ShouldBeLessThan(-30);
        (Material.Rms(output.Zip(alone, (a, b) => a - b).Skip(8820).SkipLast(8820)) - Material.Rms(hum)).ShouldBeLessThan(-20, "under music whose peaks are 30 dB above the fundamental, some of it on the harmonics");
        Material.Sdr(Clean, alone, Enumerable.Range(0, Clean.Length)).ShouldBeGreaterThan(40, "0.1 dB");
    }

    [Fact]
    public void Nothing_rings_after_the_hum()
    {
        var hum = Hum(Clean.Length, 50);
        hum.AsSpan(4 * 44100).Clear();
        Run(hum).Skip((4 * 44100) + (3 * 4416)).ShouldAllBe(v => v == 0);
    }

    private static double[] Hum(int frames, double fundamental) =>
        [.. Enumerable.Range(0, frames).Select(n => 0.028 * Enumerable.Range(1, 12).Sum(k => Math.Pow(10, -3 * (k - 1) / 20.0) * Math.Sin((2 * Math.PI * fundamental * k * n / Material.Rate) + (k * k))))];

    private static double[] Run(double[] x)
    {
        var run = new RackRun<DeHum>();
        var latency = run.Prepare(1).Latency;
        return run.Run([.. x, .. new double[latency]])[0][latency..(latency + x.Length)];
    }
}
