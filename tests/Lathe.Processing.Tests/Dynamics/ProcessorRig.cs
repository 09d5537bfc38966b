using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Tests.Dynamics;

/// <summary>Runs one processor over whole signals, quantum by quantum, with constant values.</summary>
internal sealed class ProcessorRig<T>
    where T : IProcessor<T>, new()
{
    private readonly ProcessorContext _context;

    public ProcessorRig(int sampleRate, int channels, int keyChannels, params (string Id, double Value)[] values)
        : this(sampleRate, channels, keyChannels, Settings(values))
    {
    }

    private ProcessorRig(int sampleRate, int channels, int keyChannels, ProcessorSettings settings)
    {
        _context = new ProcessorContext(AudioFormat.Of(sampleRate, channels), settings, keyChannels);
        Processor = new T();
        Processor.Prepare(_context);
    }

    public T Processor { get; }

    public int Latency => Processor.Latency;

    /// <param name="values">As documents have them: "bands/low/from=100 Hz".</param>
    public static ProcessorRig<T> Of(int sampleRate, int channels, int keyChannels, params string[] values) =>
        new(sampleRate, channels, keyChannels, Settings(values));

    /// <summary>Output of the input's length rounded up to quanta; channels x frames.</summary>
    public double[][] Run(double[][] input, double[][]? key = null)
    {
        var frames = Quantum.RoundUp(input[0].Length);
        var result = input.Select(_ => new double[frames]).ToArray();
        using var audio = new AudioBuffer(input.Length, Quantum.Frames);
        using var keys = new AudioBuffer(key?.Length ?? 1, Quantum.Frames);
        for (var at = 0; at < frames; at += Quantum.Frames)
        {
            Fill(audio, input, at);
            if (key is not null)
            {
                Fill(keys, key, at);
            }

            Processor.Process(new Work(audio.All, key is null ? default : keys.All, _context.Settings.Values, [], at));
            for (var c = 0; c < result.Length; c++)
            {
                audio[c].CopyTo(result[c].AsSpan(at));
            }
        }

        return result;
    }

    private static ProcessorSettings Settings((string Id, double Value)[] values)
    {
        var settings = new ProcessorSettings(T.Info);
        foreach (var (id, value) in values)
        {
            settings[T.Info.Parameters.Single(p => p.Id == id)] = value;
        }

        return settings;
    }

    private static ProcessorSettings Settings(string[] values)
    {
        var settings = new ProcessorSettings(T.Info);
        foreach (var value in values)
        {
            settings.TrySet(value[..value.IndexOf('=')], value[(value.IndexOf('=') + 1)..], out var problem).ShouldBeTrue(problem);
        }

        return settings;
    }

    private static void Fill(AudioBuffer buffer, double[][] source, int at)
    {
        for (var c = 0; c < source.Length; c++)
        {
            buffer[c].Clear();
            source[c].AsSpan(Math.Min(at, source[c].Length), Math.Clamp(source[c].Length - at, 0, Quantum.Frames)).CopyTo(buffer[c]);
        }
    }
}
