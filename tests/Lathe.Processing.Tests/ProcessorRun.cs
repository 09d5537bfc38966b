using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Noise;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Tests;

/// <summary>Runs one processor over a whole signal with values that stand still, or that <see cref="Before"/> moves.</summary>
internal sealed class ProcessorRun
{
    private readonly IProcessor _processor;
    private readonly double[] _curves;

    public ProcessorRun(ProcessorRegistry.Entry entry, int channels, int rate, params (string Id, string Value)[] values)
        : this(entry, channels, rate, [], values)
    {
    }

    public ProcessorRun(ProcessorRegistry.Entry entry, int channels, int rate, ImmutableArray<AssetContent> assets, params (string Id, string Value)[] values)
    {
        Settings = new ProcessorSettings(entry.Info);
        Set(values);
        _processor = entry.Create!();
        _processor.Prepare(new ProcessorContext(AudioFormat.Of(rate, channels), Settings) { Assets = assets });
        _curves = new double[Settings.Values.Length * Quantum.Frames];
    }

    public ProcessorSettings Settings { get; }

    public IProcessor Processor => _processor;

    public Action<long>? Before { get; set; }

    public void Set(params (string Id, string Value)[] values)
    {
        foreach (var (id, text) in values)
        {
            var parameter = Settings.Info.Parameters.Single(p => p.Id == id);
            parameter.TryParse(text, out var value, out var problem).ShouldBeTrue(problem);
            Settings[parameter] = value;
        }
    }

    /// <summary>Sets a value between those that text can say.</summary>
    public void SetRaw(string id, double value) => Settings[Settings.Info.Parameters.Single(p => p.Id == id)] = value;

    /// <summary>Processes whole quanta; a rest is cut off.</summary>
    public double[][] Run(double[][] input)
    {
        var frames = input[0].Length / Quantum.Frames * Quantum.Frames;
        var output = input.Select(_ => new double[frames]).ToArray();
        var block = new double[input.Length * Quantum.Frames];
        for (var at = 0; at < frames; at += Quantum.Frames)
        {
            Before?.Invoke(at);
            for (var slot = 0; slot < Settings.Values.Length; slot++)
            {
                // Curves move as an engine's do: in straight lines from quantum to quantum.
                var value = Settings.Values[slot];
                Ramp.Fill(_curves.AsSpan(slot * Quantum.Frames, Quantum.Frames), at == 0 ? value : _curves[(slot * Quantum.Frames) + Quantum.Frames - 1], value);
            }

            var audio = new Planar(block, input.Length, Quantum.Frames, Quantum.Frames);
            for (var c = 0; c < input.Length; c++)
            {
                input[c].AsSpan(at, Quantum.Frames).CopyTo(audio[c]);
            }

            _processor.Process(new Work(audio, default, Settings.Values, _curves, at));
            for (var c = 0; c < input.Length; c++)
            {
                audio[c].CopyTo(output[c].AsSpan(at));
            }
        }

        return output;
    }

    public static double[] Noise(int frames, ulong seed)
    {
        var noise = new double[frames];
        new WhiteNoise(seed, 0).Uniform(0, noise);
        return noise;
    }

    public static double[][] Impulse(int channels, int frames, int channel = 0)
    {
        var signal = Enumerable.Range(0, channels).Select(_ => new double[frames]).ToArray();
        signal[channel][0] = 1;
        return signal;
    }
}
