using System.Runtime.CompilerServices;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The greatest of all values of a quantum up to each, and from each on. Eight groups of eight frames run as lanes beside one another, then each
/// group learns the greatest of the groups before and after it.
/// </summary>
internal static unsafe class RunningMaxima
{
    private const int Group = 8;

    /// <param name="values">64 values, 0 or more.</param>
    /// <param name="upTo">Gets the greatest of the values up to each.</param>
    /// <param name="fromOn">Gets the greatest of the values from each on.</param>
    public static void Find(ReadOnlySpan<double> values, Span<double> upTo, Span<double> fromOn)
    {
        fixed (double* x = values[..Quantum.Frames], forth = upTo[..Quantum.Frames], back = fromOn[..Quantum.Frames])
        {
            if (Doubles8.IsSupported)
            {
                Find<Doubles8>(x, forth, back);
            }
            else if (Doubles4.IsSupported)
            {
                Find<Doubles4>(x, forth, back);
            }
            else
            {
                Find<Doubles2>(x, forth, back);
            }
        }
    }

    [SkipLocalsInit]
    private static void Find<TV>(double* values, double* upTo, double* fromOn)
        where TV : struct, IDoubles<TV>
    {
        // Row t holds frame t of every group.
        var rows = stackalloc double[Quantum.Frames];
        var forth = stackalloc double[Quantum.Frames];
        var back = stackalloc double[Quantum.Frames];
        var before = stackalloc double[Group];
        var after = stackalloc double[Group];
        Transpose<TV>(values, rows);
        for (var lane = 0; lane < Group; lane += TV.Count)
        {
            var (first, last) = (TV.Broadcast(0), TV.Broadcast(0));
            for (var t = 0; t < Group; t++)
            {
                first = TV.Max(first, TV.Load(rows + (Group * t) + lane));
                last = TV.Max(last, TV.Load(rows + (Group * (Group - 1 - t)) + lane));
                TV.Store(first, forth + (Group * t) + lane);
                TV.Store(last, back + (Group * (Group - 1 - t)) + lane);
            }
        }

        var whole = back; // its first row: the greatest of each group
        var (up, down) = (0.0, 0.0);
        for (var g = 0; g < Group; g++)
        {
            before[g] = up;
            after[Group - 1 - g] = down;
            up = double.MaxNative(up, whole[g]);
            down = double.MaxNative(down, whole[Group - 1 - g]);
        }

        for (var at = 0; at < Quantum.Frames; at += TV.Count)
        {
            TV.Store(TV.Max(TV.Load(forth + at), TV.Load(before + (at % Group))), forth + at);
            TV.Store(TV.Max(TV.Load(back + at), TV.Load(after + (at % Group))), back + at);
        }

        Transpose<TV>(forth, upTo);
        Transpose<TV>(back, fromOn);
    }

    // Not inlined: three of them would exhaust the compiler's budget.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Transpose<TV>(double* from, double* to)
        where TV : struct, IDoubles<TV>
    {
        for (var lane = 0; lane < Group; lane += TV.Count)
        {
            var x = from + lane;
            TV.StoreTransposed(
                TV.Load(x), TV.Load(x + 8), TV.Load(x + 16), TV.Load(x + 24), TV.Load(x + 32), TV.Load(x + 40), TV.Load(x + 48), TV.Load(x + 56), to + (Group * lane));
        }
    }
}
