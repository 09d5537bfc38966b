using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lathe.Dsp.Delays;

/// <summary>A straight line through one quantum, so that a value set once for 64 frames makes no step.</summary>
public static class Ramp
{
    /// <param name="from">The value at the end of the quantum before.</param>
    /// <param name="to">The value at the end of this one, reached by the last frame.</param>
    public static void Fill(Span<double> values, double from, double to)
    {
        var step = (to - from) / values.Length;
        var at = 0;
        var along = Vector256.Create(1.0, 2, 3, 4);
        ref var first = ref MemoryMarshal.GetReference(values);
        for (; at + 4 <= values.Length; at += 4, along += Vector256.Create(4.0))
        {
            (Vector256.Create(from) + (Vector256.Create(step) * along)).StoreUnsafe(ref first, (nuint)at);
        }

        for (; at < values.Length; at++)
        {
            values[at] = from + (step * (at + 1));
        }

        values[^1] = to;
    }
}
