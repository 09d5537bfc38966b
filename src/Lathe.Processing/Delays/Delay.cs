using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Delays;

/// <summary>
/// Echoes by a time or a note value, with filters and a tape's wow and saturation in the loop. The output is the echoes alone: put it on a bus, or
/// lower the insert's mix. Every channel of the strip has a line of its own; ping-pong takes the mean of all into the first and sends each echo on to the next channel.
/// A mono strip stays mono.
/// </summary>
public sealed class Delay : IProcessor<Delay>
{
    private static readonly ImmutableArray<(string Name, double Beats)> Notes =
    [
        ("free", 0), ("1/1", 4), ("1/2", 2), ("1/2 dotted", 3), ("1/2 triplet", 4 / 3.0), ("1/4", 1), ("1/4 dotted", 1.5), ("1/4 triplet", 2 / 3.0),
        ("1/8", 0.5), ("1/8 dotted", 0.75), ("1/8 triplet", 1 / 3.0), ("1/16", 0.25), ("1/16 dotted", 0.375), ("1/16 triplet", 1 / 6.0),
    ];

    private static readonly Param Time = Param.Milliseconds("time", "Time", 1, 4000, 350, "time between echoes where the note is free", Rate.Sample);
    private static readonly Param Note = Param.Choice("note", "Note", [.. Notes.Select(n => n.Name)], "free", "time between echoes as a note at the song's tempo");
    private static readonly Param Change = Param.Choice("change", "Change", ["fade", "glide"], "fade", "how a new time is reached: pitch stays, or bends as on tape");
    private static readonly Param Feedback = Param.Percent("feedback", "Feedback", 0, 95, 35, "level of each echo against the one before");
    private static readonly Param PingPong = Param.Toggle("ping-pong", "Ping-pong", false, "echoes go from channel to channel", Rate.Setup);
    private static readonly Param Spread = Param.Percent("spread", "Spread", 0, 50, 0, "how much later the last channel's echoes come than the first's");
    private static readonly Param LowCut = Param.Hertz("low-cut", "Low cut", 10, 2000, 80, "high-pass in the loop, 6 dB an octave");
    private static readonly Param HighCut = Param.Hertz("high-cut", "High cut", 500, 24000, 8000, "low-pass in the loop, 6 dB an octave");
    private static readonly Param Wow = Param.Percent("wow", "Wow", 0, 100, 0, "how unsteady the tape runs: slow wow and quick flutter of the pitch");
    private static readonly Param Drive = Param.Decibels("drive", "Drive", 0, 24, 0, "how hard the tape is driven in the loop; 0 dB is linear");
    private static readonly Param Duck = Param.Decibels("duck", "Duck", 0, 24, 0, "how far the echoes step back while the input is loud");

    /// <summary>Frames below which no delay goes: what saturates has to lie in the line before it is read.</summary>
    private const int Least = LoopSaturation.Latency + 1 + DelayHead.Least;

    private DelayLine[] _lines = [];
    private LoopSaturation[] _tapes = [];
    private DelayHead[] _heads = [];
    private FirstOrderBand[] _bands = [];
    private EchoDucker _ducker;
    private Values _before;
    private double _noteFrames;
    private int _longest;
    private int _rate;
    private bool _pingPong;
    private bool _driven;
    private bool _started;

    public static ProcessorInfo Info { get; } = new(
        "delay",
        "Delay",
        Category.Delays,
        version: 3,
        "Echoes in time with the song; gives the echoes alone.",
        "y = line(tanh(k (x + feedback * band(y))) / k), k^2 = 10^(drive / 10) - 1, saturated at a rate near 352.8 kHz",
        [Time, Note, Change, Feedback, PingPong, Spread, LowCut, HighCut, Wow, Drive, Duck]);

    public int Latency => 0;

    /// <summary>Of the values at the start.</summary>
    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        _rate = context.SampleRate;
        _noteFrames = Notes[(int)settings[Note]].Beats * 60 / context.Tempo * _rate;
        _pingPong = settings[PingPong] != 0;
        var sway = TapeSway.MaxSeconds * _rate;
        _longest = (int)Math.Ceiling(1.5 * Math.Max(_noteFrames, Time.Max * _rate / 1000)) + (int)Math.Ceiling(sway) + (2 * DelayHead.Least);
        _lines = new DelayLine[context.Channels];
        _heads = new DelayHead[context.Channels];
        _tapes = new LoopSaturation[context.Channels];
        _bands = new FirstOrderBand[context.Channels];
        for (var c = 0; c < context.Channels; c++)
        {
            _lines[c] = new DelayLine(_longest);
            _heads[c] = new DelayHead((DelayChange)settings[Change], _rate, Least, sway);
            _tapes[c] = new LoopSaturation(_rate);
        }

        _driven = false;
        _ducker = new EchoDucker(_rate);
        var longest = Frames(settings[Time], Share(settings[Spread], context.Channels - 1, context.Channels));
        var feedback = settings[Feedback] / 100;
        var echoes = feedback == 0 ? 1 : 1 + Math.Ceiling(-6 / DetMath.Log10(feedback));

        // The filters ring on for a moment after the last echo: 1e-6 of a pole at 10 Hz.
        Tail = (long)(echoes * (longest + sway + (0.0005 * _rate))) + (long)(0.25 * _rate);
        _started = false;
    }

    public void Process(in Work work)
    {
        var now = new Values(
            work[Feedback] / 100, FirstOrderBand.Factor(work[LowCut], _rate), FirstOrderBand.Factor(work[HighCut], _rate), work[Wow] / 100, LoopSaturation.Drive(work[Drive]));
        var channels = work.Audio.Channels;
        var times = work.Samples(Time);
        Span<double> share = stackalloc double[channels];
        for (var c = 0; c < channels; c++)
        {
            share[c] = Share(work[Spread], c, channels);
        }

        if (!_started)
        {
            Start(now, times[0], share);
        }

        Span<double> feedback = stackalloc double[Quantum.Frames];
        Span<double> low = stackalloc double[Quantum.Frames];
        Span<double> high = stackalloc double[Quantum.Frames];
        Span<double> sway = stackalloc double[Quantum.Frames];
        Span<double> drive = stackalloc double[Quantum.Frames];
        Span<double> duck = stackalloc double[Quantum.Frames];
        Ramp.Fill(feedback, _before.Feedback, now.Feedback);
        Ramp.Fill(low, _before.LowCut, now.LowCut);
        Ramp.Fill(high, _before.HighCut, now.HighCut);
        Ramp.Fill(drive, _before.Drive, now.Drive);
        TapeSway.Fill(sway, work.Position, _before.Wow, now.Wow, _rate);
        Thread(now.Drive > 0 || _before.Drive > 0);
        _ducker.Follow(work.Audio, work[Duck], duck);

        Span<double> echo = stackalloc double[channels];
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var mean = 0.0;
            for (var c = 0; c < channels; c++)
            {
                echo[c] = _bands[c].Process(_heads[c].Read(_lines[c], Frames(times[i], share[c]), sway[i]), low[i], high[i]);
                mean += work.Audio[c][i] / channels;
            }

            for (var c = 0; c < channels; c++)
            {
                var from = _pingPong ? (c + channels - 1) % channels : c;
                var input = !_pingPong ? work.Audio[c][i] : c == 0 ? mean : 0;
                Record(c, input + (feedback[i] * echo[from]), drive[i]);
            }

            for (var c = 0; c < channels; c++)
            {
                work.Audio[c][i] = duck[i] * echo[c];
            }
        }

        foreach (ref var band in _bands.AsSpan())
        {
            band.Flush();
        }

        _before = now;
    }

    public void Reset()
    {
        foreach (var line in _lines)
        {
            line.Reset();
        }

        Array.Clear(_bands);
        _ducker.Reset();
        _driven = false;
        _started = false;
    }

    /// <summary>How much longer a channel's time is for the spread.</summary>
    private static double Share(double spread, int channel, int channels) => channels > 1 ? 1 + (spread / 100 * channel / (channels - 1)) : 1;

    private void Start(Values now, double milliseconds, ReadOnlySpan<double> share)
    {
        _started = true;
        _before = now;
        for (var c = 0; c < share.Length; c++)
        {
            _heads[c].Start(Frames(milliseconds, share[c]));
        }
    }

    /// <summary>A tape that begins to be driven has heard what lies in its line already.</summary>
    private void Thread(bool driven)
    {
        for (var c = 0; c < _tapes.Length && driven && !_driven; c++)
        {
            for (var age = LoopSaturation.Memory; age > 0; age--)
            {
                _tapes[c].Process(_lines[c].Read(age), 0);
            }
        }

        _driven = driven;
    }

    /// <summary>What is driven comes late, and takes the place of what went in then.</summary>
    private void Record(int channel, double sample, double drive)
    {
        var recorded = Denormals.Flush(sample);
        _lines[channel].Write(recorded);
        if (_driven)
        {
            _lines[channel].Replace(1 + LoopSaturation.Latency, Denormals.Flush(_tapes[channel].Process(recorded, drive)));
        }
    }

    private double Frames(double milliseconds, double share)
    {
        var frames = _noteFrames > 0 ? Math.Round(_noteFrames * share) : milliseconds * _rate / 1000 * share;
        return Math.Clamp(frames, Least, _longest - (2 * DelayHead.Least));
    }

    private readonly record struct Values(double Feedback, double LowCut, double HighCut, double Wow, double Drive);
}
