using Lathe.Dsp.Buffers;
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

        using var processed = new ProcessedSource(source, entry.Create!(), configuration.Settings, configuration.Insert, tail);
        using var output = new AudioBuffer(2, frames + tail);
        processed.Read(0, output.All);
        return [output[0].ToArray(), output[1].ToArray()];
    }
}
