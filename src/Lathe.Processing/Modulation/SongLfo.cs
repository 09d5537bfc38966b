using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Modulation;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Modulation;

/// <summary>The slow oscillator of an effect, anchored to the song, with a rate in hertz or as a note at the song's tempo.</summary>
internal sealed class SongLfo
{
    private static readonly ImmutableArray<(string Name, double Beats)> Notes =
    [
        ("free", 0), ("8/1", 32), ("4/1", 16), ("2/1", 8), ("1/1", 4), ("1/2 dotted", 3), ("1/2", 2), ("1/2 triplet", 4 / 3.0), ("1/4 dotted", 1.5),
        ("1/4", 1), ("1/4 triplet", 2 / 3.0), ("1/8 dotted", 0.75), ("1/8", 0.5), ("1/8 triplet", 1 / 3.0), ("1/16", 0.25), ("1/32", 0.125),
    ];

    private readonly double[] _hertz = new double[Quantum.Frames];
    private readonly double[] _cycles = new double[Quantum.Frames];
    private Lfo _lfo;
    private double _noteHertz;

    /// <summary>The rate at each frame.</summary>
    public ReadOnlySpan<double> Hertz => _hertz;

    /// <summary>The phase at each frame.</summary>
    public ReadOnlySpan<double> Cycles => _cycles;

    public static Param RateParam(double initial, double max = 20) =>
        Param.Hertz("rate", "Rate", 0.01, max, initial, "cycles a second where the note is free", Rate.Sample);

    public static Param NoteParam() =>
        Param.Choice("note", "Note", [.. Notes.Select(n => n.Name)], "free", "length of a cycle as a note at the song's tempo");

    public void Prepare(ProcessorContext context, Param note)
    {
        _lfo = new Lfo(context.SampleRate);
        var beats = Notes[(int)context.Settings[note]].Beats;
        _noteHertz = beats > 0 ? context.Tempo / 60 / beats : 0;
    }

    /// <summary>Takes the next quantum.</summary>
    /// <param name="latency">That of the effect, so that the phase belongs to the song as it is heard.</param>
    public void Advance(in Work work, Param rate, int latency = 0)
    {
        if (_noteHertz > 0)
        {
            _hertz.AsSpan().Fill(_noteHertz);
        }
        else
        {
            work.Samples(rate).CopyTo(_hertz);
        }

        _lfo.Advance(work.Position - latency, _hertz, _cycles);
    }

    public void Reset() => _lfo.Reset();
}
