using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The greatest of the last values, window by window, 64 at a time. The window may change with every quantum. Values are 0 or more; before the first
/// one all were 0.
/// </summary>
/// <remarks>
/// Blocks as in van Herk (1992) and Gil and Werman (1993), aligned to quanta: a window is a suffix of an old quantum, whole quanta and a prefix of
/// the current one. The greatest of each suffix is kept. Windows shorter than a quantum are built by doubling.
/// </remarks>
public sealed class SlidingMaximum
{
    private const int Frames = Quantum.Frames;
    private const int Pad = 8;

    private readonly double[] _last = new double[Frames];
    private readonly double[] _suffixes; // value i of a quantum is the greatest of its values from i on; the first quantum stands again at the end
    private readonly double[] _maxima; // of whole quanta
    private readonly double[] _doubling = new double[Pad + (2 * Frames)];
    private int _current;

    /// <param name="maxWindow">The longest window that will be asked for, in frames, 1 or more.</param>
    public SlidingMaximum(int maxWindow)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxWindow);
        MaxWindow = maxWindow;
        var quanta = ((maxWindow - 1) / Frames) + 2;
        _suffixes = new double[(quanta + 1) * Frames];
        _maxima = new double[quanta];
    }

    public int MaxWindow { get; }

    public void Reset()
    {
        Array.Clear(_last);
        Array.Clear(_suffixes);
        Array.Clear(_maxima);
        _current = 0;
    }

    /// <summary>Takes over the state of another one with the same longest window.</summary>
    public void CopyFrom(SlidingMaximum other)
    {
        other._last.CopyTo(_last, 0);
        other._suffixes.CopyTo(_suffixes, 0);
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
        Span<double> current = stackalloc double[Frames];
        Span<double> upTo = stackalloc double[Frames];
        input[..Frames].CopyTo(current);
        var suffixes = _suffixes.AsSpan(_current * Frames, Frames);
        RunningMaxima.Find(current, upTo, suffixes);
        _maxima[_current] = suffixes[0];
        if (_current == 0)
        {
            suffixes.CopyTo(_suffixes.AsSpan(_maxima.Length * Frames));
        }

        if (window >= Frames)
        {
            Long(upTo, output, window);
        }
        else if (window > 1)
        {
            Short(current, output, window);
        }
        else
        {
            current.CopyTo(output);
        }

        current.CopyTo(_last);
        _current = _current + 1 == _maxima.Length ? 0 : _current + 1;
    }

    private int Index(int quantaBack)
    {
        var index = _current - quantaBack;
        return index < 0 ? index + _maxima.Length : index;
    }

    /// <summary>The greatest of the whole quanta from one back to some back, the current one not among them.</summary>
    private double Whole(int quanta)
    {
        if (quanta <= 0)
        {
            return 0;
        }

        var first = Index(quanta);
        var upTo = Index(1) + 1;
        return first < upTo
            ? Kernel.MaxAbs(_maxima.AsSpan(first, upTo - first))
            : double.MaxNative(Kernel.MaxAbs(_maxima.AsSpan(first)), Kernel.MaxAbs(_maxima.AsSpan(0, upTo)));
    }

    private void Long(ReadOnlySpan<double> upTo, Span<double> output, int window)
    {
        // Frame i needs the window - 1 - i values before the quantum: whole quanta and the rest of an older one.
        var whole = (window - 1) / Frames;
        var rest = (window - 1) % Frames;
        var fewer = Whole(whole - 1);
        ref var suffixes = ref MemoryMarshal.GetArrayDataReference(_suffixes);
        var at = (Index(whole + 1) * Frames) + Frames - rest;
        var all = Vector512.Create(whole == 0 ? fewer : double.MaxNative(fewer, _maxima[Index(whole)]));
        for (var i = 0; i < Frames; i += 8)
        {
            var isOlder = Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7) + Vector512.Create((double)i), Vector512.Create((double)rest));
            var between = Vector512.ConditionalSelect(isOlder, all, Vector512.Create(fewer));
            var before = Vector512.MaxNative(Vector512.LoadUnsafe(ref suffixes, (nuint)(at + i)), between);
            Vector512.MaxNative(before, Vector512.Create(upTo[i..])).CopyTo(output[i..]);
        }

        if (whole == 0)
        {
            output[rest] = upTo[rest]; // the whole quantum: what was loaded there lies outside of it
        }
    }

    private void Short(ReadOnlySpan<double> current, Span<double> output, int window)
    {
        _last.CopyTo(_doubling.AsSpan(Pad));
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
}
