using Lathe.Dsp.Buffers;
using Lathe.Dsp.Modulation;

namespace Lathe.Processing.Modulation;

/// <summary>One rotor of a rotary speaker: its signal, its turning and every microphone's view of it.</summary>
/// <param name="rise">Seconds of its time constant towards faster.</param>
/// <param name="fall">Seconds towards slower.</param>
internal sealed class RotorPart(double rise, double fall)
{
    private readonly double[] _source = new double[Quantum.Frames];
    private readonly double[] _turns = new double[Quantum.Frames];
    private readonly double[] _hertz = new double[Quantum.Frames];
    private Rotor _rotor;
    private Lfo _angle;

    public Span<double> Source => _source;

    /// <summary>Angle at each frame, cycles.</summary>
    public ReadOnlySpan<double> Turns => _turns;

    public RotorSound[] Microphones { get; private set; } = [];

    public void Prepare(double sampleRate, int channels, Func<RotorSound> make)
    {
        _angle = new Lfo(sampleRate);
        _rotor.Reset();
        Microphones = new RotorSound[channels];
        for (var c = 0; c < channels; c++)
        {
            Microphones[c] = make();
        }
    }

    /// <param name="position">Of the first frame in the song.</param>
    /// <param name="hertz">Wanted speed; negative turns the other way.</param>
    /// <param name="frames">What one second of a time constant takes.</param>
    public void Turn(long position, double hertz, double frames)
    {
        _rotor.Turn(hertz, rise * frames, fall * frames, _hertz);
        _angle.Advance(position, _hertz, _turns);
    }

    public void Reset()
    {
        _rotor.Reset();
        _angle.Reset();
        foreach (var microphone in Microphones)
        {
            microphone.Reset();
        }
    }
}
