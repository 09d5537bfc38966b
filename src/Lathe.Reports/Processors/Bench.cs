using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Noise;
using Lathe.Processing.Contract;
using Lathe.Processing.Wrappers;

namespace Lathe.Reports.Processors;

/// <summary>A processor on the bench: a test signal goes in, what comes out is kept, latency taken out.</summary>
/// <param name="entry">Of the rack.</param>
internal sealed class Bench(ProcessorRegistry.Entry entry)
{
    public const int SampleRate = 48000;

    public ProcessorInfo Info => entry.Info;

    /// <summary>Runs stereo audio through a fresh instance.</summary>
    /// <param name="configuration">Its values.</param>
    /// <param name="signal">Both channels' samples by frame: channel, frame.</param>
    /// <param name="frames">Length of the input.</param>
    /// <param name="tail">Frames to go on after its end.</param>
    /// <returns>Left and right.</returns>
    public double[][] Run(Configuration configuration, Func<int, int, double> signal, int frames, int tail = 0)
    {
        using var input = new AudioBuffer(2, frames);
        for (var c = 0; c < 2; c++)
        {
            for (var i = 0; i < frames; i++)
            {
                input[c][i] = signal(c, i);
            }
        }

        var format = AudioFormat.Stereo(SampleRate);
        using var source = new BufferSource(input, format);
        if (entry.CreateWholeFile is { } create)
        {
            var processor = create();
            using var sink = new BufferSink(processor.Output(format, configuration.Settings));
            processor.Run(source, sink, configuration.Settings, null, CancellationToken.None);
            return [sink.Written[0].ToArray(), sink.Written[sink.Format.Channels - 1].ToArray()];
        }

        using var processed = new ProcessedSource(source, entry.Create!(), configuration.Settings, configuration.Insert, tail, Files());
        using var output = new AudioBuffer(2, frames + tail);
        processed.Read(0, output.All);
        return [output[0].ToArray(), output[1].ToArray()];
    }

    /// <summary>A processor that works with a recording gets a decay of one second, as a small hall has it.</summary>
    private ImmutableArray<AssetContent> Files()
    {
        var decay = Enumerable.Range(0, 2).Select(c =>
        {
            var noise = new WhiteNoise(3, c);
            return Enumerable.Range(0, SampleRate).Select(n => 0.05 * noise.Uniform(n) * Math.Pow(10, -3.0 * n / SampleRate)).ToArray();
        });
        return [.. from asset in Info.Assets where asset.Kind == AssetKind.Audio select AssetContent.Of(asset, SampleRate, [.. decay], out _)!];
    }
}
