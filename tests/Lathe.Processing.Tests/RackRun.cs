using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Tests;

/// <summary>Runs a processor of the rack over whole signals; values may change at each quantum.</summary>
internal sealed class RackRun<T>
    where T : IProcessor<T>, new()
{
    private readonly ProcessorSettings _settings = new(T.Info);

    public RackRun<T> With(string id, double value)
    {
        _settings[Parameter(id)] = value;
        return this;
    }

    /// <summary>Adds an element to the processor's first group.</summary>
    public RackRun<T> Band(params (string Id, double Value)[] values)
    {
        var group = T.Info.Groups[0];
        var element = _settings.Add(group, $"b{_settings.Elements(group).Length}");
        foreach (var (id, value) in values)
        {
            _settings[group, element, group.Parameters.Single(p => p.Id == id)] = value;
        }

        return this;
    }

    public T Prepare(int channels, int sampleRate = 44100)
    {
        var processor = new T();
        processor.Prepare(new ProcessorContext(AudioFormat.Of(sampleRate, channels), _settings.Clone()));
        return processor;
    }

    /// <summary>A fresh processor's output.</summary>
    public double[][] Run(params double[][] input) => Run(Prepare(input.Length), (_, _) => { }, input);

    /// <summary>A processor's output; <paramref name="automate"/> sets the values of each quantum.</summary>
    public double[][] Run(T processor, Action<ProcessorSettings, int> automate, params double[][] input)
    {
        var frames = Quantum.RoundUp(input[0].Length);
        var output = input.Select(_ => new double[frames]).ToArray();
        var settings = _settings.Clone();
        using var audio = new AudioBuffer(input.Length, Quantum.Frames);
        for (var at = 0; at < frames; at += Quantum.Frames)
        {
            automate(settings, at / Quantum.Frames);
            for (var c = 0; c < input.Length; c++)
            {
                audio[c].Clear();
                input[c].AsSpan(at, Math.Min(Quantum.Frames, input[c].Length - at)).CopyTo(audio[c]);
            }

            var curves = new double[T.Info.Parameters.Length * Quantum.Frames];
            for (var p = 0; p < T.Info.Parameters.Length; p++)
            {
                curves.AsSpan(p * Quantum.Frames, Quantum.Frames).Fill(settings[T.Info.Parameters[p]]);
            }

            processor.Process(new Work(audio.All, default, settings.Values, curves, at));
            for (var c = 0; c < input.Length; c++)
            {
                audio[c].CopyTo(output[c].AsSpan(at));
            }
        }

        return output;
    }

    public static Param Parameter(string id) => T.Info.Parameters.Single(p => p.Id == id);

    public static double[] Noise(int frames, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, frames).Select(_ => random.NextDouble() - 0.5)];
    }

    /// <summary>Level in dB of an impulse response at a frequency.</summary>
    public static double Level(double[] response, double frequency, double sampleRate = 44100)
    {
        var (re, im) = (0.0, 0.0);
        for (var i = 0; i < response.Length; i++)
        {
            re += response[i] * Math.Cos(2 * Math.PI * frequency * i / sampleRate);
            im -= response[i] * Math.Sin(2 * Math.PI * frequency * i / sampleRate);
        }

        return 10 * Math.Log10((re * re) + (im * im));
    }
}
