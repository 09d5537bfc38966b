using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Modulation;

/// <summary>Pitch that swings: a delay that swings, by as much as the depth at the rate asks for. Slow and deep together are held to its reach.</summary>
public sealed class Vibrato : IProcessor<Vibrato>
{
    /// <summary>Milliseconds that the delay may swing to either side.</summary>
    private const double Reach = 20;

    private static readonly Param Speed = SongLfo.RateParam(5.5);
    private static readonly Param Note = SongLfo.NoteParam();
    private static readonly Param Depth = Param.Number("depth", "Depth", 0, 200, 20, "cents that the pitch swings to either side, where the delay's 20 ms reach that far", Rate.Sample);
    private static readonly Param Phase = Param.Degrees("phase", "Phase", 0, 180, 0, "how far the last channel's swing is ahead of the first's", Rate.Sample);

    private readonly SongLfo _lfo = new();
    private readonly double[] _delays = new double[Quantum.Frames];
    private readonly double[] _swing = new double[Quantum.Frames];
    private InterpolatedDelayLine[] _lines = [];
    private double _rate;

    public static ProcessorInfo Info { get; } = new(
        "vibrato",
        "Vibrato",
        Category.Modulation,
        version: 1,
        "Pitch that swings.",
        "y = x(t - D - A (1 + cos(2 pi rate t))), A = (2^(depth / 1200) - 1) / (2 pi rate)",
        [Speed, Note, Depth, Phase]);

    public int Latency => InterpolatedDelayLine.LeastDelay;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _lfo.Prepare(context, Note);
        _rate = context.SampleRate;
        Tail = (long)Math.Ceiling(2 * Reach * _rate / 1000) + InterpolatedDelayLine.LeastDelay;
        _lines = new InterpolatedDelayLine[context.Channels];
        for (var c = 0; c < context.Channels; c++)
        {
            _lines[c] = new InterpolatedDelayLine((int)Tail + InterpolatedDelayLine.LeastDelay);
        }
    }

    public void Process(in Work work)
    {
        _lfo.Advance(work, Speed, Latency);
        Swing(work.Samples(Depth));
        var phase = work.Samples(Phase);
        var channels = work.Audio.Channels;
        for (var c = 0; c < channels; c++)
        {
            var ahead = channels > 1 ? c / (channels - 1.0) / 360 : 0;
            for (var i = 0; i < _delays.Length; i++)
            {
                _delays[i] = 2 * (_lfo.Cycles[i] + (ahead * phase[i]));
            }

            DetMath.CosPi(_delays, _delays);
            var line = _lines[c];
            var audio = work.Audio[c];
            for (var i = 0; i < audio.Length; i++)
            {
                var input = audio[i];
                audio[i] = line.Read(InterpolatedDelayLine.LeastDelay + (_swing[i] * (1 + _delays[i])));
                line.Write(input);
            }
        }
    }

    public void Reset()
    {
        _lfo.Reset();
        foreach (var line in _lines)
        {
            line.Reset();
        }
    }

    /// <summary>The delay's swing in frames: its greatest slope is the ratio of the depth less 1.</summary>
    private void Swing(ReadOnlySpan<double> depth)
    {
        for (var i = 0; i < _swing.Length; i++)
        {
            _swing[i] = depth[i] / 1200;
        }

        DetMath.Exp2(_swing, _swing);
        for (var i = 0; i < _swing.Length; i++)
        {
            _swing[i] = Math.Min((_swing[i] - 1) * _rate / (2 * Math.PI * _lfo.Hertz[i]), Reach * _rate / 1000);
        }
    }
}
