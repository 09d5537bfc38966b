using Lathe.Dsp.Buffers;

namespace Lathe.Processing.Contract;

/// <summary>One call's worth of work: 64 frames of audio, the key if there is one, and the parameters' values for these frames.</summary>
public readonly ref struct Work
{
    private readonly ReadOnlySpan<double> _values;
    private readonly ReadOnlySpan<double> _curves;

    /// <param name="audio">Channels x 64 frames, changed in place.</param>
    /// <param name="key">Channels x 64 frames of the key input, aligned with the audio; empty where none is connected. Never written.</param>
    /// <param name="values">One value for each slot of the processor.</param>
    /// <param name="curves">64 values for each parameter of <see cref="Rate.Sample"/>, at slot x 64; empty where no parameter has that rate.</param>
    /// <param name="position">Frames from the start of the song to the first frame, a multiple of 64; negative before it.</param>
    public Work(Planar audio, Planar key, ReadOnlySpan<double> values, ReadOnlySpan<double> curves, long position)
    {
        Audio = audio;
        Key = key;
        _values = values;
        _curves = curves;
        Position = position;
    }

    public Planar Audio { get; }

    public Planar Key { get; }

    public bool HasKey => !Key.IsEmpty;

    public long Position { get; }

    /// <summary>The value of a parameter for this quantum, in its unit; of a <see cref="Rate.Sample"/> parameter the last of its 64 values.</summary>
    public double this[Param parameter] => _values[parameter.Slot];

    /// <summary>The value of a parameter of one element of a group.</summary>
    public double this[ParamGroup group, int element, Param parameter] =>
        _values[parameter.Slot + (element * group.Parameters.Length)];

    /// <summary>The 64 values of a <see cref="Rate.Sample"/> parameter, in its unit.</summary>
    public ReadOnlySpan<double> Samples(Param parameter) =>
        _curves.Slice(parameter.Slot * Quantum.Frames, Quantum.Frames);

    /// <summary>All values by slot: equal spans mean that nothing has to be designed anew.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The same parameters for other audio: what wrappers hand inward.</summary>
    public Work With(Planar audio, Planar key, long position) => new(audio, key, _values, _curves, position);
}
