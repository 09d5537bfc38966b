using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Stereo;

/// <summary>
/// Precedence effect: one ear hears the sound a little later than the other. "classic" delays one channel, which combs in mono; "safe" adds the
/// delayed mid signal to one side and takes it from the other, and the mono sum stays what it was. Other layouts than stereo pass unchanged.
/// </summary>
public sealed class Haas : IProcessor<Haas>
{
    private const double Longest = 40; // ms
    private const double LowestCut = 20;

    private static readonly Param Mode = Param.Choice(
        "mode", "Mode", ["classic", "safe"], "classic", "classic delays one channel; safe spreads a delayed copy over both sides and leaves the mono sum alone");
    private static readonly Param Time = Param.Milliseconds("delay", "Delay", 0.2, Longest, 14, "by how much the later side is late");
    private static readonly Param Later = Param.Choice("later", "Later side", ["left", "right"], "right", "the side that is late: the other one is heard as where the sound is");
    private static readonly Param Level = Param.Decibels("level", "Level", -24, 6, 0, "gain of the delayed signal", Rate.Sample);
    private static readonly Param LowCut = Param.Hertz("low-cut", "Low cut", LowestCut, 1000, 100, "the delayed copy of mode safe is cut below this by 6 dB an octave, so that the bass stays in the middle");

    private readonly double[] _gains = new double[Quantum.Frames];
    private DelayLine _line = new(2);
    private DelayHead _head;
    private OnePole _low = new(0);
    private double _sampleRate;
    private int _start;
    private bool _safe;
    private int _later;

    public static ProcessorInfo Info { get; } = new(
        "haas", "Haas", Category.Stereo, version: 1, "Widens by a short delay between the sides.",
        source: "classic: right = g x[n - d]; safe: left + g m[n - d], right - g m[n - d]; H. Haas, Acustica 1, 1951", [Mode, Time, Later, Level, LowCut]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _safe = context.Settings[Mode] == 1;
        _later = (int)context.Settings[Later];
        _line = new DelayLine(Frames(Longest) + 1);
        _start = Frames(context.Settings[Time]);

        // The delay, a fade to another one, and 120 dB of the low cut.
        Tail = (long)((((Longest + 20) / 1000) + (14 / (2 * Math.PI * LowestCut))) * _sampleRate);
        Reset();
    }

    public void Process(in Work work)
    {
        if (work.Audio.Channels != 2)
        {
            return;
        }

        DetMath.DbToGain(work.Samples(Level), _gains);
        var delay = Frames(work[Time]);
        var late = work.Audio[_later];
        if (!_safe)
        {
            for (var i = 0; i < late.Length; i++)
            {
                _line.Write(late[i]);
                late[i] = _gains[i] * _head.Read(_line, delay);
            }

            return;
        }

        _low.Coefficient = OnePole.ForFrequency(work[LowCut] / _sampleRate);
        var early = work.Audio[1 - _later];
        for (var i = 0; i < late.Length; i++)
        {
            _line.Write(0.5 * (late[i] + early[i]));
            var delayed = _head.Read(_line, delay);
            var added = _gains[i] * (delayed - _low.Next(delayed));
            late[i] += added;
            early[i] -= added;
        }

        _low.Settle();
    }

    public void Reset()
    {
        _line.Reset();
        _low.Reset();
        _head = new DelayHead(DelayChange.Fade, _sampleRate);
        _head.Start(_start);
    }

    /// <summary>As <see cref="DelayHead"/> counts: the newest sample is one frame old.</summary>
    private int Frames(double milliseconds) => Math.Max(2, 1 + (int)Math.Round(milliseconds / 1000 * _sampleRate));
}
