using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Pitch;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Pitch;

/// <summary>
/// Another pitch at the same time: the signal is stretched by a phase vocoder and read back faster or slower by as much. Frames are cut at multiples of
/// an eighth of the window in the song. At 0 the output is the input to rounding.
/// </summary>
public sealed class PitchShift : IProcessor<PitchShift>
{
    private static readonly Param Semitones = Param.Number("semitones", "Semitones", -12, 12, 0, "how far the pitch moves", Rate.Sample);
    private static readonly Param Cents = Param.Number("cents", "Cents", -100, 100, 0, "hundredths of a semitone on top", Rate.Sample);
    private static readonly Param Window = Param.Choice("window", "Window", ["short", "medium", "long"], "medium", "21, 43 or 85 ms: long parts low notes, short suits speech and drums");
    private static readonly Param Formants = Param.Choice("formants", "Formants", ["move", "keep"], "move", "whether a voice's formants go with the pitch");
    private static readonly Param Formant = Param.Number("formant", "Formant shift", -12, 12, 0, "semitones that kept formants move");

    private readonly double[] _ratios = new double[Quantum.Frames];
    private PitchShifter? _shifter;
    private OnsetDetector? _onsets;
    private bool _keeps;

    public static ProcessorInfo Info { get; } = new(
        "pitch-shift",
        "Pitch shift",
        Category.Pitch,
        version: 3,
        "Moves the pitch and keeps the time.",
        "Phase vocoder with identity phase locking, read back at the ratio; J. Laroche, M. Dolson, IEEE Trans. Speech and Audio Processing 7(3), 1999; attacks put in place after A. Röbel, DAFx 2003",
        [Semitones, Cents, Window, Formants, Formant]);

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var window = ((WindowSize)context.Settings[Window]).Frames(context.SampleRate);
        _keeps = context.Settings[Formants] != 0;
        _shifter = new PitchShifter(context.Channels, window, _keeps ? new SpectralEnvelope(window, context.SampleRate) : null);
        _onsets = new OnsetDetector(context.Channels, context.SampleRate);
        Latency = _shifter.Latency;
        Tail = 2 * window;
    }

    public void Process(in Work work)
    {
        var semitones = work.Samples(Semitones);
        var cents = work.Samples(Cents);
        for (var i = 0; i < _ratios.Length; i++)
        {
            _ratios[i] = Math.Clamp((semitones[i] + (cents[i] / 100)) / 12, -PitchShifter.MostOctaves, PitchShifter.MostOctaves);
        }

        DetMath.Exp2(_ratios, _ratios);
        var formant = _keeps ? DetMath.Exp2(work[Formant] / 12) : 1;
        _shifter!.Process(work.Audio, work.Position, _ratios, _onsets!.Next(work.Audio), formant);
    }

    public void Reset()
    {
        _shifter?.Reset();
        _onsets?.Reset();
    }
}
