using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Saturation;

/// <summary>
/// What a processor's parameters come to, each as 64 values in a straight line from one quantum's end to the next. Parameters that stand still are
/// not designed again: <see cref="Changed"/>.
/// </summary>
/// <param name="count">Values that ramp.</param>
/// <param name="slots">Values of the processor.</param>
internal sealed class ValueRamps(int count, int slots)
{
    private readonly double[] _at = new double[count];
    private readonly bool[] _level = new bool[count];
    private readonly double[] _lines = new double[count * Quantum.Frames];
    private readonly double[] _seen = new double[slots];
    private bool _started;

    public ReadOnlySpan<double> this[int index] => _lines.AsSpan(index * Quantum.Frames, Quantum.Frames);

    /// <summary>
    /// True where this quantum's parameters differ from the last one's, or it is the first; the caller then designs and calls <see cref="MoveTo"/>.
    /// Else every value stays where it is.
    /// </summary>
    public bool Changed(in Work work)
    {
        if (_started && work.Values.SequenceEqual(_seen))
        {
            MoveTo(_at);
            return false;
        }

        work.Values.CopyTo(_seen);
        return true;
    }

    /// <summary>Lets every value run to the given one; the first time it is there at once.</summary>
    public void MoveTo(params ReadOnlySpan<double> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var from = _started ? _at[i] : values[i];
            var level = from == values[i];
            if (!_started || !level || !_level[i])
            {
                Ramp.Fill(_lines.AsSpan(i * Quantum.Frames, Quantum.Frames), from, values[i]);
            }

            _at[i] = values[i];
            _level[i] = level;
        }

        _started = true;
    }

    public void Reset() => _started = false;
}
