using Lathe.Dsp.Buffers;
using Lathe.Dsp.Modulation;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Modulation;

/// <summary>Moves a stereo signal from side to side at constant power. Channels past the second pass, and so does a mono signal.</summary>
public sealed class AutoPan : IProcessor<AutoPan>
{
    private static readonly Param Speed = SongLfo.RateParam(0.5);
    private static readonly Param Note = SongLfo.NoteParam();
    private static readonly Param Depth = Param.Percent("depth", "Depth", 0, 100, 60, "how far to the sides it goes", Rate.Sample);
    private static readonly Param Shape = Param.Choice("shape", "Shape", ["sine", "triangle", "square", "ramp-up", "ramp-down"], "sine", "the way it goes; edges take 5 ms");
    private static readonly Param Phase = Param.Degrees("phase", "Phase", 0, 360, 0, "where in its way the song begins", Rate.Sample);

    private readonly SongLfo _lfo = new();
    private readonly double[] _places = new double[Quantum.Frames];
    private readonly double[] _gains = new double[Quantum.Frames];
    private LfoShape _shape;

    public static ProcessorInfo Info { get; } = new(
        "auto-pan",
        "Auto-pan",
        Category.Modulation,
        version: 1,
        "Moves a signal from side to side in time with the song.",
        "l' = sqrt(2) cos(a) l, r' = sqrt(2) sin(a) r, a = (pi / 4)(1 + depth lfo)",
        [Speed, Note, Depth, Shape, Phase]);

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        _lfo.Prepare(context, Note);
        _shape = (LfoShape)context.Settings[Shape];
    }

    public void Process(in Work work)
    {
        if (work.Audio.Channels < 2)
        {
            return;
        }

        _lfo.Advance(work, Speed);
        var depth = work.Samples(Depth);
        var phase = work.Samples(Phase);
        for (var i = 0; i < _places.Length; i++)
        {
            _places[i] = _lfo.Cycles[i] + (phase[i] / 360);
        }

        _shape.Fill(_places, 0, _lfo.Hertz, _places);
        for (var i = 0; i < _places.Length; i++)
        {
            _places[i] = 0.25 * (1 + (depth[i] / 100 * _places[i]));
        }

        DetMath.CosPi(_places, _gains);
        Apply(work.Audio[0]);
        DetMath.SinPi(_places, _gains);
        Apply(work.Audio[1]);
    }

    public void Reset() => _lfo.Reset();

    private void Apply(Span<double> audio)
    {
        var center = Math.Sqrt(2);
        for (var i = 0; i < audio.Length; i++)
        {
            audio[i] *= center * _gains[i];
        }
    }
}
