using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;

namespace Lathe.Quality.Modulation;

/// <summary>A processor with settings that stand still but for one parameter that may move with every frame.</summary>
internal sealed class MovingRun
{
    private readonly ProcessorSettings _settings;
    private readonly IProcessor _processor;

    public MovingRun(ProcessorRegistry.Entry entry, int channels, int rate, params (string Id, string Value)[] values)
    {
        _settings = new ProcessorSettings(entry.Info);
        foreach (var (id, value) in values)
        {
            if (!_settings.TrySet(id, value, out var problem))
            {
                throw new ArgumentException(problem, nameof(values));
            }
        }

        _processor = entry.Create!();
        _processor.Prepare(new ProcessorContext(AudioFormat.Of(rate, channels), _settings));
    }

    public int Latency => _processor.Latency;

    /// <param name="moved">The parameter that moves, or null.</param>
    /// <param name="value">Its value at each frame.</param>
    public double[][] Process(double[][] input, Param? moved = null, Func<int, double>? value = null)
    {
        var values = _settings.Values.ToArray();
        var curves = new double[values.Length * Quantum.Frames];
        for (var slot = 0; slot < values.Length; slot++)
        {
            curves.AsSpan(slot * Quantum.Frames, Quantum.Frames).Fill(values[slot]);
        }

        var frames = input[0].Length / Quantum.Frames * Quantum.Frames;
        double[][] output = [.. input.Select(_ => new double[frames])];
        var block = new double[input.Length * Quantum.Frames];
        for (var at = 0; at < frames; at += Quantum.Frames)
        {
            if (moved is not null)
            {
                var curve = curves.AsSpan(ProcessorSettings.Slot(moved) * Quantum.Frames, Quantum.Frames);
                for (var i = 0; i < curve.Length; i++)
                {
                    curve[i] = value!(at + i);
                }

                values[ProcessorSettings.Slot(moved)] = curve[^1];
            }

            var audio = new Planar(block, input.Length, Quantum.Frames, Quantum.Frames);
            for (var c = 0; c < input.Length; c++)
            {
                input[c].AsSpan(at, Quantum.Frames).CopyTo(audio[c]);
            }

            _processor.Process(new Work(audio, default, values, curves, at));
            for (var c = 0; c < input.Length; c++)
            {
                audio[c].CopyTo(output[c].AsSpan(at));
            }
        }

        return output;
    }
}
