using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Noise;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Oscillators;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Utility;

/// <summary>
/// A tone or a repeating sweep. Its phase is a function of song position alone, and so its frequency is exact over any length. Saw, square and triangle
/// have their harmonics below half the rate and no aliases; what is cut off lets a saw's peaks stand up to 1.4 dB over the level.
/// </summary>
public sealed class Oscillator : IProcessor<Oscillator>
{
    private const double Highest = 0.49; // of the sample rate

    private static readonly Param Shape = Param.Choice("waveform", "Waveform", ["sine", "triangle", "saw", "square"], "sine", "the shape of a period");
    private static readonly Param Frequency = Param.Hertz("freq", "Frequency", 10, 20000, 1000, "the frequency, or where a sweep starts; at most 0.49 of the sample rate", Rate.Setup);
    private static readonly Param Sweep = Param.Choice("sweep", "Sweep", ["none", "linear", "log"], "none", "how it moves to the end frequency");
    private static readonly Param End = Param.Hertz("freq-end", "End frequency", 10, 20000, 20000, "where a sweep ends and starts again", Rate.Setup);
    private static readonly Param Duration = Param.Seconds("duration", "Duration", 0.1, 300, 10, "length of a sweep", Rate.Setup);
    private static readonly Param Phase = Param.Degrees("phase", "Phase", 0, 360, 0, "phase at the beginning of the song", Rate.Setup);
    private static readonly Param Seed = Param.Number("seed", "Seed", 0, 9999, 0, "0 starts all channels at the phase; another number adds a random phase of its own to each", Rate.Setup);
    private static readonly Param Level = Param.Decibels("level", "Level", -120, 0, -18, "peak level, dBFS", Rate.Sample);
    private static readonly Param Mode = Output.Declare();

    private readonly double[] _gains = new double[Quantum.Frames];
    private readonly double[] _values = new double[Quantum.Frames];
    private readonly double[] _phases = new double[Quantum.Frames];
    private readonly double[] _steps = new double[Quantum.Frames];
    private double[] _offsets = [];
    private BandLimitedWave? _wave;
    private PhaseCurve _curve;
    private bool _add;

    public static ProcessorInfo Info { get; } = new(
        "oscillator", "Oscillator", Category.Utility, version: 1, "Makes sine, triangle, saw and square waves and sweeps.",
        source: "sin(2 pi f n / rate) and its sums of harmonics below rate / 2; exponential sweep after A. Farina, AES 108th, 2000",
        [Shape, Frequency, Sweep, End, Duration, Phase, Seed, Level, Mode])
    {
        Generates = true,
    };

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        _add = Output.Adds(settings, Mode);
        var first = Math.Min(settings[Frequency] / context.SampleRate, Highest);
        var glide = (Glide)(int)settings[Sweep];
        var last = glide == Glide.None ? first : Math.Min(settings[End] / context.SampleRate, Highest);
        _curve = new PhaseCurve(glide, first, last, (long)Math.Round(settings[Duration] * context.SampleRate));
        var shape = (Waveform)(int)settings[Shape];
        _wave = shape == Waveform.Sine ? null : new BandLimitedWave(shape, Math.Min(first, last), Math.Max(first, last));
        var random = new WhiteNoise((ulong)Math.Round(settings[Seed]), 0);
        _offsets = new double[context.Channels];
        for (var c = 0; c < _offsets.Length; c++)
        {
            _offsets[c] = (settings[Phase] / 360) + (settings[Seed] == 0 ? 0 : random.Uniform(c));
        }
    }

    public void Process(in Work work)
    {
        DetMath.DbToGain(work.Samples(Level), _gains);
        for (var i = 0; i < Quantum.Frames; i++)
        {
            (_phases[i], _steps[i]) = _curve.At(work.Position + i);
        }

        for (var c = 0; c < work.Audio.Channels; c++)
        {
            if (c == 0 || _offsets[c] != _offsets[c - 1])
            {
                Make(_offsets[c]);
            }

            Output.Give(_values, _add, work.Audio[c]);
        }
    }

    public void Reset()
    {
    }

    private void Make(double offset)
    {
        for (var i = 0; i < Quantum.Frames; i++)
        {
            _values[i] = _wave is null ? 2 * (_phases[i] + offset) : _wave.At(_phases[i] + offset, _steps[i]);
        }

        if (_wave is null)
        {
            DetMath.SinPi(_values, _values);
        }

        Kernel.Multiply(_values, _gains, _values);
    }
}
