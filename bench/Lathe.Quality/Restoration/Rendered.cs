using Lathe.Dsp.Buffers;
using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Processing.Wrappers;

namespace Lathe.Quality.Restoration;

/// <summary>Signals through a processor of the rack, its latency taken out.</summary>
internal static class Rendered
{
    public static double[][] By(string id, int rate, double[][] channels, params (string Path, string Text)[] values)
    {
        var entry = Rack.All.Find(id)!;
        var settings = new ProcessorSettings(entry.Info);
        foreach (var (path, text) in values)
        {
            if (!settings.TrySet(path, text, out var problem))
            {
                throw new ArgumentException(problem, nameof(values));
            }
        }

        var format = AudioFormat.Of(rate, channels.Length);
        using var input = new AudioBuffer(channels.Length, channels[0].Length);
        using var output = new AudioBuffer(channels.Length, channels[0].Length);
        for (var c = 0; c < channels.Length; c++)
        {
            channels[c].CopyTo(input[c]);
        }

        using var source = new BufferSource(input, format);
        if (entry.Create is { } create)
        {
            using var processed = new ProcessedSource(source, create(), settings);
            processed.Read(0, output.All);
            return Channels(output.All);
        }

        using var sink = new BufferSink(format);
        entry.CreateWholeFile!().Run(source, sink, settings, null, CancellationToken.None);
        return Channels(sink.Written);
    }

    public static double[] By(string id, int rate, double[] samples, params (string Path, string Text)[] values) => By(id, rate, [samples], values)[0];

    private static double[][] Channels(Planar audio)
    {
        var channels = new double[audio.Channels][];
        for (var c = 0; c < channels.Length; c++)
        {
            channels[c] = audio[c].ToArray();
        }

        return channels;
    }
}
