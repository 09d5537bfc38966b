using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The greatest of the last values, window by window, 64 at a time. The window may change with every quantum. Values are 0 or more; before the first
/// one all were 0.
/// </summary>
/// <remarks>
/// Blocks as in van Herk (1992) and Gil and Werman (1993), aligned to quanta: a window is a suffix of an old quantum, whole quanta and a prefix of
/// the current one. Windows shorter than a quantum are built by doubling.
/// </remarks>
public sealed class SlidingMaximum
{
    private const int Frames = Quantum.Frames;
    private const int Pad = 8;

    private readonly double[] _values;
    private readonly double[] _maxima;
    private readonly double[] _doubling = new double[Pad + (2 * Frames)];
    private int _current;

    /// <param name="maxWindow">The longest window that will be asked for, in frames, 1 or more.</param>
    public SlidingMaximum(int maxWindow)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxWindow);
        MaxWindow = maxWindow;
        var quanta = ((maxWindow - 1) / Frames) + 2;
        _values = new double[quanta * Frames];
        _maxima = new double[quanta];
    }

    public int MaxWindow { get; }

    public void Reset()
    {
        Array.Clear(_values);
        Array.Clear(_maxima);
        _current = 0;
    }

    /// <summary>Takes over the state of another one with the same longest window.</summary>
    public void CopyFrom(SlidingMaximum other)
    {
        other._values.CopyTo(_values, 0);
        other._maxima.CopyTo(_maxima, 0);
        _current = other._current;
    }

    /// <summary>Gives for each of 64 frames the greatest of the <paramref name="window"/> values that end with it.</summary>
    /// <param name="input">64 values, 0 or more.</param>
    /// <param name="output">64 values; may be the input.</param>
    /// <param name="window">1 to <see cref="MaxWindow"/> frames; 1 copies.</param>
    public void Process(ReadOnlySpan<double> input, Span<double> output, int window)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)(window - 1), (uint)(MaxWindow - 1), nameof(window));
        var current = _values.AsSpan(_current * Frames, Frames);
        input[..Frames].CopyTo(current);
        var greatest = Vector512<double>.Zero;
        for (var i = 0; i < Frames; i += 8)
        {
            greatest = Vector512.MaxNative(greatest, Vector512.Create<double>(current[i..]));
        }

        _maxima[_current] = Across(greatest);
        if (window == 1)
        {
            current.CopyTo(output);
        }
        else if (window < Frames)
        {
            Short(Back(1), current, output, window);
        }
        else
        {
            Long(current, output, window);
        }

        _current = _current + 1 == _maxima.Length ? 0 : _current + 1;
    }

    private static double Across(Vector512<double> v)
    {
        var four = Vector256.MaxNative(v.GetLower(), v.GetUpper());
        var two = Vector128.MaxNative(four.GetLower(), four.GetUpper());
        return double.MaxNative(two.GetElement(0), two.GetElement(1));
    }

    private int Index(int quantaBack)
    {
        var index = _current - quantaBack;
        return index < 0 ? index + _maxima.Length : index;
    }

    private ReadOnlySpan<double> Back(int quanta) => _values.AsSpan(Index(quanta) * Frames, Frames);

    private void Short(ReadOnlySpan<double> last, ReadOnlySpan<double> current, Span<double> output, int window)
    {
        last.CopyTo(_doubling.AsSpan(Pad));
        current.CopyTo(_doubling.AsSpan(Pad + Frames));
        ref var start = ref MemoryMarshal.GetArrayDataReference(_doubling);
        var covered = 1;
        while (covered * 2 <= window)
        {
            // Downwards, so that what is read has not been written yet.
            for (var i = _doubling.Length - 8; i >= Math.Max(Pad, covered); i -= 8)
            {
                MaxOfTwo(ref start, i, i - covered).StoreUnsafe(ref start, (nuint)i);
            }

            covered *= 2;
        }

        for (var i = 0; i < Frames; i += 8)
        {
            var at = Pad + Frames + i;
            MaxOfTwo(ref start, at, at - (window - covered)).CopyTo(output[i..]);
        }
    }

    private static Vector512<double> MaxOfTwo(ref double start, int a, int b) =>
        Vector512.MaxNative(Vector512.LoadUnsafe(ref start, (nuint)a), Vector512.LoadUnsafe(ref start, (nuint)b));

    private void Long(ReadOnlySpan<double> current, Span<double> output, int window)
    {
        // Frame i needs the window - 1 - i values before the quantum: `whole` quanta and the rest of an older one.
        var whole = (window - 1) / Frames;
        var rest = (window - 1) % Frames;
        var fewer = 0.0;
        for (var j = 1; j < whole; j++)
        {
            fewer = double.MaxNative(fewer, _maxima[Index(j)]);
        }

        var all = whole == 0 ? fewer : double.MaxNative(fewer, _maxima[Index(whole)]);
        Span<double> before = stackalloc double[Frames];
        var older = Back(whole + 1);
        var run = all;
        for (var i = rest; i >= 0; i--)
        {
            before[i] = run;
            run = double.MaxNative(run, older[Math.Min(Frames - 1 - rest + i, Frames - 1)]);
        }

        var nearer = Back(whole);
        run = fewer;
        for (var k = Frames - 1; k > Frames - 1 - rest; k--)
        {
            run = double.MaxNative(run, nearer[k]);
        }

        for (var i = Frames - 1; i > rest; i--)
        {
            run = double.MaxNative(run, nearer[i - rest]);
            before[i] = run;
        }

        run = 0;
        for (var i = 0; i < Frames; i++)
        {
            run = double.MaxNative(run, current[i]);
            output[i] = double.MaxNative(run, before[i]);
        }
    }
}
