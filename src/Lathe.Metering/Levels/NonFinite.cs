using System.Runtime.Intrinsics;

namespace Lathe.Metering.Levels;

/// <summary>Samples that are no numbers: meters cannot take them.</summary>
public static class NonFinite
{
    /// <summary>Replaces NaN and infinities by 0.</summary>
    /// <returns>How many there were, and the index of the first (-1 for none).</returns>
    public static (int Count, int First) Replace(Span<double> samples)
    {
        var start = 0;
        var zero = Vector512<double>.Zero;
        while (start <= samples.Length - Vector512<double>.Count)
        {
            // Infinity and NaN times zero are NaN, which equals nothing.
            var x = Vector512.Create<double>(samples.Slice(start, Vector512<double>.Count));
            if (!Vector512.EqualsAll(x * zero, zero))
            {
                break;
            }

            start += Vector512<double>.Count;
        }

        var (count, first) = (0, -1);
        for (var i = start; i < samples.Length; i++)
        {
            if (!double.IsFinite(samples[i]))
            {
                samples[i] = 0;
                first = count++ == 0 ? i : first;
            }
        }

        return (count, first);
    }
}
