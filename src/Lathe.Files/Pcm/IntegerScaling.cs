using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lathe.Files.Pcm;

/// <summary>Whole channels of integers to doubles.</summary>
internal static class IntegerScaling
{
    /// <summary>destination = source * step, exact for a step that is a power of two.</summary>
    public static void Scale(ReadOnlySpan<int> source, Span<double> destination, double step)
    {
        destination = destination[..source.Length];
        var i = 0;
        if (Avx.IsSupported)
        {
            var steps = Vector256.Create(step);
            for (; i + Vector128<int>.Count <= source.Length; i += Vector128<int>.Count)
            {
                (Avx.ConvertToVector256Double(Vector128.Create(source.Slice(i, 4))) * steps).CopyTo(destination[i..]);
            }
        }

        for (; i < source.Length; i++)
        {
            destination[i] = source[i] * step;
        }
    }
}
