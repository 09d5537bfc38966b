using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Processing.Contract;

namespace Lathe.Engine.Tests.Rig;

/// <summary>Passes.</summary>
public sealed class PassThrough : IProcessor<PassThrough>
{
    public static ProcessorInfo Info { get; } = new("pass", "Pass", Category.Utility, 1, "Passes.", "y = x", []);

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
    }

    public void Process(in Work work)
    {
    }

    public void Reset()
    {
    }
}

/// <summary>Delays and says so.</summary>
public sealed class AddLatency : IProcessor<AddLatency>
{
    private IntegerDelay? _delay;

    public static Param Frames { get; } = Param.Number("frames", "Frames", 0, 10000, 100, "its latency", Rate.Setup, Taper.Linear, Unit.Samples);

    public static ProcessorInfo Info { get; } = new("latency", "Latency", Category.Utility, 1, "Delays.", "y[n] = x[n - N]", [Frames]);

    public int Latency { get; private set; }

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        Latency = (int)context.Settings[Frames];
        _delay = new IntegerDelay(context.Channels, Latency);
    }

    public void Process(in Work work) => _delay!.Process(work.Audio);

    public void Reset() => _delay!.Reset();
}

/// <summary>A one-pole low-pass with a tremolo that is anchored to the song: it has state, and knows where it is.</summary>
public sealed class Swirl : IProcessor<Swirl>
{
    private double[] _state = [];

    public static Param Amount { get; } = Param.Number("amount", "Amount", 0.01, 1, 0.5, "coefficient", Rate.Quantum);

    public static ProcessorInfo Info { get; } = new("swirl", "Swirl", Category.Modulation, 1, "Filters.", "y = y + a (x - y)", [Amount]);

    public int Latency => 0;

    public long Tail => 640;

    public void Prepare(ProcessorContext context) => _state = new double[context.Channels];

    public void Process(in Work work)
    {
        var depth = 1 + (work.Position / Quantum.Frames % 7 * 0.05);
        var amount = work[Amount];
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            var x = work.Audio[c];
            for (var i = 0; i < x.Length; i++)
            {
                _state[c] += amount * (x[i] - _state[c]);
                x[i] = _state[c] * depth;
            }

            _state[c] = Math.Abs(_state[c]) < 1e-30 ? 0 : _state[c];
        }
    }

    public void Reset() => Array.Clear(_state);
}

/// <summary>A gain with a curve: y = x 10^(dB/20).</summary>
public sealed class Level : IProcessor<Level>
{
    public static Param Gain { get; } = Param.Decibels("gain", "Gain", -60, 24, 0, "level", Rate.Sample);

    public static Param Offset { get; } = Param.Number("offset", "Offset", -1, 1, 0, "added", Rate.Quantum);

    public static Param Freq { get; } = Param.Hertz("freq", "Freq", 20, 20000, 1000, "a logarithmic value that is added, divided by a million", Rate.Quantum);

    public static ProcessorInfo Info { get; } = new("level", "Level", Category.Utility, 3, "Level.", "y = g x + o", [Gain, Offset, Freq]);

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
    }

    public void Process(in Work work)
    {
        var gains = work.Samples(Gain);
        var added = work[Offset] + ((work[Freq] - 1000) / 1e6);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            var x = work.Audio[c];
            for (var i = 0; i < x.Length; i++)
            {
                x[i] = (x[i] * Dsp.Numerics.DetMath.DbToGain(gains[i])) + added;
            }
        }
    }

    public void Reset()
    {
    }
}

/// <summary>Multiplies by the key: y = x (1 - k/2).</summary>
public sealed class Ducker : IProcessor<Ducker>
{
    public static ParamGroup Bands { get; } = new("bands", "Bands", 2, "bands", [Param.Decibels("gain", "Gain", -24, 24, 0, "gain of the band")]);

    public static ProcessorInfo Info { get; } = new("ducker", "Ducker", Category.Dynamics, 1, "Ducks.", "y = x (1 - k/2)", [], [Bands]) { HasKey = true };

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
    }

    public void Process(in Work work)
    {
        if (!work.HasKey)
        {
            return;
        }

        for (var c = 0; c < work.Audio.Channels; c++)
        {
            var x = work.Audio[c];
            var key = work.Key[Math.Min(c, work.Key.Channels - 1)];
            for (var i = 0; i < x.Length; i++)
            {
                x[i] *= 1 - (key[i] / 2);
            }
        }
    }

    public void Reset()
    {
    }
}

/// <summary>Puts out a NaN at one song position.</summary>
public sealed class NanMaker : IProcessor<NanMaker>
{
    public static Param At { get; } = Param.Number("at", "At", 0, 1e9, 0, "song position", Rate.Setup, Taper.Linear, Unit.Samples);

    public static ProcessorInfo Info { get; } = new("nan-maker", "NaN maker", Category.Utility, 1, "Breaks.", "y = NaN", [At]);

    private double _at;

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context) => _at = context.Settings[At];

    public void Process(in Work work)
    {
        var i = _at - work.Position;
        if (i >= 0 && i < Quantum.Frames)
        {
            work.Audio[0][(int)i] = double.NaN;
        }
    }

    public void Reset()
    {
    }
}

/// <summary>Rings on for as long as it says: y = x + last value halved every 64 frames.</summary>
public sealed class Ringing : IProcessor<Ringing>
{
    public static Param Length { get; } = Param.Seconds("length", "Length", 0, 60, 1, "its tail", Rate.Setup);

    public static ProcessorInfo Info { get; } = new("ringing", "Ringing", Category.Reverbs, 1, "Rings.", "y = x + held", [Length]);

    private double[] _held = [];

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        Tail = (long)(context.Settings[Length] * context.SampleRate);
        _held = new double[context.Channels];
    }

    public void Process(in Work work)
    {
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            var x = work.Audio[c];
            var last = x[^1];
            for (var i = 0; i < x.Length; i++)
            {
                x[i] += _held[c];
            }

            _held[c] = (_held[c] * 0.99) + (last * 0.1);
        }
    }

    public void Reset() => Array.Clear(_held);
}

/// <summary>A process of a whole file, which cannot be an insert.</summary>
public sealed class Whole : IWholeFile<Whole>
{
    public static ProcessorInfo Info { get; } = new("whole", "Whole", Category.Restoration, 1, "Whole.", "y = x", []);

    public AudioFormat Output(AudioFormat input, ProcessorSettings settings) => input;

    public void Run(IAudioSource source, IAudioSink sink, ProcessorSettings settings, IProgress<double>? progress, CancellationToken cancellation) =>
        sink.Complete();
}
