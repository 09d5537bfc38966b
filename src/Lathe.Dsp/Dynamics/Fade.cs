using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>Follows a target in straight lines: up at one rate, down at another. State in the units of the target.</summary>
public sealed class Fade
{
    private double _value;

    public void Reset() => _value = 0;

    /// <summary>Takes over another one's state.</summary>
    public void CopyFrom(Fade other) => _value = other._value;

    /// <summary>Follows targets in place.</summary>
    /// <param name="targets">Targets, oldest first.</param>
    /// <param name="up">The most it rises in a frame, above 0.</param>
    /// <param name="down">The most it falls in a frame, above 0.</param>
    public void Process(Span<double> targets, double up, double down)
    {
        var value = _value;
        for (var i = 0; i < targets.Length; i++)
        {
            value = double.MaxNative(value - down, double.MinNative(value + up, targets[i]));
            targets[i] = value;
        }

        _value = Denormals.Flush(value);
    }
}
