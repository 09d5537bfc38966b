using Lathe.Dsp.Buffers;
using Lathe.Dsp.Noise;
using Lathe.Processing.Contract;
using Lathe.Processing.Restoration;

namespace Lathe.Processing.Tests.Restoration;

public class NoiseReductionTests
{
    private static readonly WhiteNoise Hiss = new(7, 0);

    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    [InlineData(24)]
    public void Noise_is_lowered_by_the_amount_set(double reduction)
    {
        var noise = Enumerable.Range(0, 6 * 44100).Select(n => 0.01 * Hiss.Gaussian(n)).ToArray();
        var output = Run(noise, ("reduction", reduction));
        var steady = Enumerable.Range(2 * 44100, 4 * 44100).ToList();
        (Material.Rms(steady.Select(n => noise[n])) - Material.Rms(steady.Select(n => output[n]))).ShouldBe(reduction, 1.5);
    }

    [Fact]
    public void Noisy_music_comes_nearer_to_clean_music()
    {
        var (clean, noisy) = Noisy();
        var output = Run(noisy, ("reduction", 15));
        (Sdr(clean, output) - Sdr(clean, noisy)).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void A_learned_noise_is_taken_out_as_well()
    {
        var (clean, noisy) = Noisy();
        var settings = new ProcessorSettings(NoisePrint.Info);
        settings.TrySet("reduction", "15 dB", out _).ShouldBeTrue();
        using var buffer = new AudioBuffer(1, noisy.Length);
        noisy.CopyTo(buffer[0]);
        using var source = new BufferSource(buffer, AudioFormat.Of(44100, 1));
        using var sink = new BufferSink(source.Format);
        new NoisePrint().Run(source, sink, settings, null, CancellationToken.None);
        var output = sink.Written[0].ToArray();
        output.Length.ShouldBe(noisy.Length);
        (Sdr(clean, output) - Sdr(clean, noisy)).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void No_reduction_gives_the_input_back()
    {
        var clean = Material.Music(1);
        var output = Run(clean, ("reduction", 0));
        for (var n = 0; n < clean.Length; n++)
        {
            output[n].ShouldBe(clean[n], 1e-12);
        }
    }

    /// <summary>Half a second of noise alone, then music with it, 20 dB under the music.</summary>
    private static (double[] Clean, double[] Noisy) Noisy()
    {
        double[] clean = [.. new double[22050], .. Material.Music(5)];
        var level = Math.Pow(10, (Material.Rms(clean) - 15) / 20);
        return (clean, [.. clean.Select((x, n) => x + (level * Hiss.Gaussian(n)))]);
    }

    private static double Sdr(double[] clean, double[] got) => Material.Sdr(clean, got, Enumerable.Range(22050, clean.Length - 22050));

    private static double[] Run(double[] x, params (string Id, double Value)[] values)
    {
        var run = new RackRun<NoiseReduction>();
        foreach (var (id, value) in values)
        {
            run.With(id, value);
        }

        var latency = run.Prepare(1).Latency;
        return run.Run([.. x, .. new double[latency]])[0][latency..(latency + x.Length)];
    }
}
