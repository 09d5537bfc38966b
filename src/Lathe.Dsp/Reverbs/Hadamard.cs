using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// Mixes 16 lines by the Hadamard matrix of order 16 over 4, or by a part of it. Four stages of butterflies on pairs of lines at distances
/// 1, 2, 4, 8, two stages to a pass; vectors run along time, so no lane ever meets another.
/// </summary>
internal static class Hadamard
{
    private const int Step = Quantum.Frames;

    /// <summary>Orthogonal and its own inverse: every output is a sum of all lines with signs, over 4.</summary>
    public static void Mix(Span<double> block)
    {
        Pass(ref MemoryMarshal.GetReference(block), 1, 4, Vector256.Create(1.0));
        Pass(ref MemoryMarshal.GetReference(block), 4, 1, Vector256.Create(0.25));
    }

    /// <summary>
    /// The same stages with every butterfly a reflection (a, b) -> (c a + s b, s a - c b): orthogonal for any angle, from no mixing at c = 1 to
    /// the whole matrix at c = s.
    /// </summary>
    /// <param name="cosine">64 cosines of the angle, one for each frame.</param>
    /// <param name="sine">64 sines.</param>
    public static void Mix(Span<double> block, ReadOnlySpan<double> cosine, ReadOnlySpan<double> sine)
    {
        ref var x = ref MemoryMarshal.GetReference(block);
        for (var distance = 1; distance < LineBlock.Lines; distance *= 2)
        {
            for (var line = 0; line < LineBlock.Lines; line++)
            {
                if ((line & distance) == 0)
                {
                    Reflect(ref x, line, line + distance, cosine, sine);
                }
            }
        }
    }

    /// <summary>Rotates the lines of each neighboring pair: (a, b) -> (c a + s b, c b - s a).</summary>
    public static void Rotate(Span<double> block, int pair, ReadOnlySpan<double> cosine, ReadOnlySpan<double> sine)
    {
        ref var x = ref MemoryMarshal.GetReference(block);
        ref var c = ref MemoryMarshal.GetReference(cosine);
        ref var s = ref MemoryMarshal.GetReference(sine);
        var first = (nuint)(2 * pair * Step);
        for (nuint i = 0; i < Step; i += 4)
        {
            var a = Vector256.LoadUnsafe(ref x, first + i);
            var b = Vector256.LoadUnsafe(ref x, first + Step + i);
            var cos = Vector256.LoadUnsafe(ref c, i);
            var sin = Vector256.LoadUnsafe(ref s, i);
            ((cos * a) + (sin * b)).StoreUnsafe(ref x, first + i);
            ((cos * b) - (sin * a)).StoreUnsafe(ref x, first + Step + i);
        }
    }

    private static void Reflect(ref double x, int upper, int lower, ReadOnlySpan<double> cosine, ReadOnlySpan<double> sine)
    {
        ref var c = ref MemoryMarshal.GetReference(cosine);
        ref var s = ref MemoryMarshal.GetReference(sine);
        var first = (nuint)(upper * Step);
        var second = (nuint)(lower * Step);
        for (nuint i = 0; i < Step; i += 4)
        {
            var a = Vector256.LoadUnsafe(ref x, first + i);
            var b = Vector256.LoadUnsafe(ref x, second + i);
            var cos = Vector256.LoadUnsafe(ref c, i);
            var sin = Vector256.LoadUnsafe(ref s, i);
            ((cos * a) + (sin * b)).StoreUnsafe(ref x, first + i);
            ((sin * a) - (cos * b)).StoreUnsafe(ref x, second + i);
        }
    }

    private static void Pass(ref double x, int distance, int groupStep, Vector256<double> scale)
    {
        for (var group = 0; group < 4; group++)
        {
            var p0 = (nuint)(group * groupStep * Step);
            var p1 = p0 + (nuint)(distance * Step);
            var p2 = p1 + (nuint)(distance * Step);
            var p3 = p2 + (nuint)(distance * Step);
            for (nuint i = 0; i < Step; i += 4)
            {
                var a = Vector256.LoadUnsafe(ref x, p0 + i);
                var b = Vector256.LoadUnsafe(ref x, p1 + i);
                var c = Vector256.LoadUnsafe(ref x, p2 + i);
                var d = Vector256.LoadUnsafe(ref x, p3 + i);
                var ab = a + b;
                var cd = c + d;
                var ba = a - b;
                var dc = c - d;
                ((ab + cd) * scale).StoreUnsafe(ref x, p0 + i);
                ((ba + dc) * scale).StoreUnsafe(ref x, p1 + i);
                ((ab - cd) * scale).StoreUnsafe(ref x, p2 + i);
                ((ba - dc) * scale).StoreUnsafe(ref x, p3 + i);
            }
        }
    }
}
