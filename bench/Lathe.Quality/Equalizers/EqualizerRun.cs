using System.Numerics;
using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;

namespace Lathe.Quality.Equalizers;

/// <summary>A mono processor at 44.1 kHz, fed with whole signals; values may move with each quantum.</summary>
internal sealed class EqualizerRun<T>
    where T : IProcessor<T>, new()
{
    public const double Rate = 44100;

    private readonly ProcessorSettings _settings = new(T.Info);

    public EqualizerRun<T> With(string id, double value)
    {
        _settings[T.Info.Parameters.Single(p => p.Id == id)] = value;
        return this;
    }

    public EqualizerRun<T> Band(params (string Id, double Value)[] values)
    {
        var element = _settings.Add(T.Info.Groups[0], $"b{_settings.Elements(T.Info.Groups[0]).Length}");
        foreach (var (id, value) in values)
        {
            _settings[T.Info.Groups[0], element, OfBand(id)] = value;
        }

        return this;
    }

    /// <param name="input">The samples.</param>
    /// <param name="moved">A parameter of the first band that moves, or null.</param>
    /// <param name="value">Its value in each quantum.</param>
    public (double[] Output, int Latency) Process(double[] input, string? moved = null, Func<int, double>? value = null)
    {
        var processor = new T();
        processor.Prepare(new ProcessorContext(AudioFormat.Of((int)Rate, 1), _settings.Clone()));
        var settings = _settings.Clone();
        var output = new double[Quantum.RoundUp(input.Length)];
        input.CopyTo(output, 0);
        for (var n = 0; n < output.Length; n += Quantum.Frames)
        {
            if (moved is not null)
            {
                settings[T.Info.Groups[0], 0, OfBand(moved)] = value!(n / Quantum.Frames);
            }

            processor.Process(new Work(new Planar(output.AsSpan(n, Quantum.Frames), 1, Quantum.Frames, Quantum.Frames), default, settings.Values, [], n));
        }

        return (output, processor.Latency);
    }

    public double[] Impulse(int frames) => Process([1, .. new double[frames - 1]]).Output;

    /// <summary>Level of an impulse response at a frequency, dB.</summary>
    public static double Level(double[] response, double frequency)
    {
        // The turn of each sample by multiplication: exact enough for the length of a response.
        var (turn, step, sum) = (Complex.One, Complex.FromPolarCoordinates(1, -2 * Math.PI * frequency / Rate), Complex.Zero);
        foreach (var sample in response)
        {
            sum += sample * turn;
            turn *= step;
        }

        return 20 * Math.Log10(sum.Magnitude);
    }

    private static Param OfBand(string id) => T.Info.Groups[0].Parameters.Single(p => p.Id == id);
}
