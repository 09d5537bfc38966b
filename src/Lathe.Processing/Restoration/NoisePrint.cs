using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Restoration;

/// <summary>
/// Lowers a noise that is heard alone somewhere in the file: a first pass learns its spectrum there, a second takes it out everywhere. For noise that is
/// never alone, "noise-reduction" finds it by itself.
/// </summary>
public sealed class NoisePrint : IWholeFile<NoisePrint>
{
    private static readonly Param From = Param.Seconds("from", "From", 0, 36000, 0, "where the noise alone begins", Rate.Setup);
    private static readonly Param To = Param.Seconds("to", "To", 0, 36000, 0.5, "where it ends; at least one transform of 46 ms is learned", Rate.Setup);
    private static readonly Param Reduction = Param.Decibels("reduction", "Reduction", 0, 40, 12, "by how much the noise is lowered", Rate.Setup);
    private static readonly Param Sensitivity = Param.Decibels("sensitivity", "Sensitivity", -6, 12, 0, "by how much more than was learned is taken for noise", Rate.Setup);
    private static readonly Param Smoothing = Param.Percent("smoothing", "Smoothing", 80, 99.5, 96, "steadiness of the reduction: lower is quicker at attacks, higher has fewer artifacts", Rate.Setup);

    public static ProcessorInfo Info { get; } = new(
        "noise-print", "Noise print", Category.Restoration, version: 1, "Lowers a noise that it learns from where it is alone.",
        source: "log-spectral amplitude estimator (Ephraim and Malah, 1985) weighted by signal presence (Cohen and Berdugo, 2001)",
        [From, To, Reduction, Sensitivity, Smoothing]);

    public AudioFormat Output(AudioFormat input, ProcessorSettings settings) => input;

    public void Run(IAudioSource source, IAudioSink sink, ProcessorSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var rate = source.Format.SampleRate;
        var channels = PerChannel.Make(source.Format.Channels, () => new DenoiseChannel(rate, 0));
        using var block = new AudioBuffer(channels.Length, Quantum.Frames);
        Learn(source, block, channels, settings, cancellation);

        var latency = channels[0].Latency;
        for (long at = 0; at < source.Frames + latency; at += Quantum.Frames)
        {
            cancellation.ThrowIfCancellationRequested();
            block.Clear();
            if (at < source.Frames)
            {
                source.Read(at, block.All);
            }

            for (var c = 0; c < channels.Length; c++)
            {
                channels[c].Process(block[c], at, settings[Reduction], settings[Sensitivity], settings[Smoothing] / 100, 0);
            }

            if (at >= latency)
            {
                sink.Write(block.View(0, (int)Math.Min(Quantum.Frames, source.Frames + latency - at)));
                progress?.Report((at - latency) / (double)source.Frames);
            }
        }

        sink.Complete();
    }

    private static void Learn(IAudioSource source, AudioBuffer block, DenoiseChannel[] channels, ProcessorSettings settings, CancellationToken cancellation)
    {
        var rate = source.Format.SampleRate;
        var size = DenoiseChannel.Size(rate);
        var last = Math.Max(0, source.Frames - size) / Quantum.Frames * Quantum.Frames;
        var from = Math.Min((long)(settings[From] * rate) / Quantum.Frames * Quantum.Frames, last);
        var to = Math.Max((long)(settings[To] * rate), from + (2L * size));
        var sums = PerChannel.Make(channels.Length, () => new double[channels[0].Noise.Length]);
        var count = 0;
        for (var at = from; at < Math.Min(to, source.Frames); at += Quantum.Frames)
        {
            cancellation.ThrowIfCancellationRequested();
            block.Clear();
            source.Read(at, block.All);
            var isWhole = at + Quantum.Frames >= from + size;
            var isCounted = false;
            for (var c = 0; c < channels.Length; c++)
            {
                // Spectra that reach back before the range are not of the noise alone.
                isCounted |= channels[c].Learn(block[c], at, isWhole ? sums[c] : new double[sums[c].Length]) && isWhole;
            }

            count += isCounted ? 1 : 0;
        }

        for (var c = 0; c < channels.Length; c++)
        {
            channels[c].Reset();
            for (var k = 0; k < sums[c].Length; k++)
            {
                channels[c].Noise[k] = sums[c][k] / Math.Max(1, count);
            }
        }
    }
}
