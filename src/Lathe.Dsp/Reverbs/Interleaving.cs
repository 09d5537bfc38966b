using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Reverbs;

/// <summary>Turns a block of 16 lines x 64 frames into 64 frames x 16 lines and back, four by four.</summary>
internal static class Interleaving
{
    public static void ToFrames(ReadOnlySpan<double> lines, Span<double> frames) => Transpose(lines, LineBlock.Lines, Quantum.Frames, frames);

    public static void ToLines(ReadOnlySpan<double> frames, Span<double> lines) => Transpose(frames, Quantum.Frames, LineBlock.Lines, lines);

    private static void Transpose(ReadOnlySpan<double> from, int rows, int columns, Span<double> to)
    {
        ref var x = ref MemoryMarshal.GetReference(from);
        ref var y = ref MemoryMarshal.GetReference(to);
        var across = (nuint)columns;
        var down = (nuint)rows;
        for (nuint row = 0; row < down; row += 4)
        {
            for (nuint column = 0; column < across; column += 4)
            {
                var start = (row * across) + column;
                var a = Vector256.LoadUnsafe(ref x, start);
                var b = Vector256.LoadUnsafe(ref x, start + across);
                var c = Vector256.LoadUnsafe(ref x, start + (2 * across));
                var d = Vector256.LoadUnsafe(ref x, start + (3 * across));
                var end = (column * down) + row;
                Turn(a, b, c, d, 0, out var low, out var high);
                low.StoreUnsafe(ref y, end);
                high.StoreUnsafe(ref y, end + down);
                Turn(a, b, c, d, 1, out low, out high);
                low.StoreUnsafe(ref y, end + (2 * down));
                high.StoreUnsafe(ref y, end + (3 * down));
            }
        }
    }

    /// <summary>Columns 0 and 1, or 2 and 3, of four rows.</summary>
    private static void Turn(
        Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d, int half, out Vector256<double> even, out Vector256<double> odd)
    {
        var (ah, bh) = half == 0 ? (a.GetLower(), b.GetLower()) : (a.GetUpper(), b.GetUpper());
        var (ch, dh) = half == 0 ? (c.GetLower(), d.GetLower()) : (c.GetUpper(), d.GetUpper());
        even = Vector256.Create(Vector128.Create(ah[0], bh[0]), Vector128.Create(ch[0], dh[0]));
        odd = Vector256.Create(Vector128.Create(ah[1], bh[1]), Vector128.Create(ch[1], dh[1]));
    }
}
