using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;
using Lathe.Processing.Utility;

namespace Lathe.Processing.Tests.Utility;

public sealed class NormalizeTests
{
    [Fact]
    public void Brings_the_highest_sample_to_the_target()
    {
        using var sink = Run("-6 dB", "sample", [0.1, -0.25, 0.2], out _);
        sink.Written[0].ToArray().Max(Math.Abs).ShouldBe(Math.Pow(10, -6 / 20.0), 1e-15);
        (sink.Written[0][0] / sink.Written[0][2]).ShouldBe(0.5, 1e-15);
    }

    [Fact]
    public void Brings_the_true_peak_to_the_target()
    {
        // A quarter-rate tone sampled between its peaks: true peak 3.01 dB over the samples.
        var tone = Enumerable.Range(0, 20000).Select(n => 0.3 * Math.Sin((Math.PI / 2 * n) + (Math.PI / 4))).ToArray();
        using var sink = Run("-1 dB", "true", tone, out _);
        var detector = new Lathe.Dsp.TruePeak.TruePeakDetector(1);
        detector.Process(sink.Written);
        detector.Complete();
        detector.Peak.ShouldBe(Math.Pow(10, -1 / 20.0), 1e-12);
    }

    [Fact]
    public void Silence_and_nothing_stay_as_they_are()
    {
        using var silence = Run("0 dB", "true", new double[5000], out _);
        silence.Written[0].ToArray().ShouldAllBe(x => x == 0);
        using var nothing = Run("0 dB", "sample", [], out _);
        nothing.Frames.ShouldBe(0);
    }

    [Fact]
    public void Reports_its_progress_and_can_be_cancelled()
    {
        using var sink = Run("0 dB", "sample", new double[10000], out var shares);
        shares.ShouldBeInOrder();
        shares[^1].ShouldBe(1);
        Should.Throw<OperationCanceledException>(() => Run("0 dB", "sample", new double[10], out _, cancelled: true));
    }

    private static BufferSink Run(string target, string peak, double[] samples, out List<double> shares, bool cancelled = false)
    {
        using var buffer = new AudioBuffer(1, samples.Length);
        samples.CopyTo(buffer[0]);
        var settings = new ProcessorSettings(Normalize.Info);
        foreach (var (id, text) in new[] { ("target", target), ("peak", peak) })
        {
            var parameter = Normalize.Info.Parameters.Single(p => p.Id == id);
            parameter.TryParse(text, out var value, out _).ShouldBeTrue();
            settings[parameter] = value;
        }

        var reported = new Shares();
        var sink = new BufferSink(AudioFormat.Of(48000, 1));
        new Normalize().Run(new BufferSource(buffer, sink.Format), sink, settings, reported, new CancellationToken(cancelled));
        shares = reported.All;
        return sink;
    }

    private sealed class Shares : IProgress<double>
    {
        public List<double> All { get; } = [];

        public void Report(double value) => All.Add(value);
    }
}
