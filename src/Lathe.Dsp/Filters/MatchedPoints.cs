namespace Lathe.Dsp.Filters;

/// <summary>
/// The frequencies, in half turns a sample, at which <see cref="MatchedDesign"/> takes a prototype's magnitude over: some that are always the same,
/// found by search, of which the one nearest to the filter's own frequency gives way to that.
/// </summary>
internal static class MatchedPoints
{
    /// <summary>On both sides of where another point gives way, the two choices are blended.</summary>
    private const double HalfBlend = 0.03;

    private static ReadOnlySpan<double> All => [0, 0.4, 0.6, 0.8, 0.9];

    /// <summary>Those of a section with two zeros at 0 Hz, which leave three coefficients free.</summary>
    private static ReadOnlySpan<double> HighPass => [0.4, 0.75, 0.9];

    /// <summary>The index of the point that gives way to a filter's frequency.</summary>
    internal static int Nearest(double center)
    {
        var best = 1;
        for (var i = 2; i < All.Length; i++)
        {
            best = Math.Abs(All[i] - center) < Math.Abs(All[best] - center) ? i : best;
        }

        return best;
    }

    /// <summary>The same for filters that move: two choices, and the share that the second has, which goes smoothly from 0 to 1 between them.</summary>
    internal static (int First, int Second, double Share) Blend(double center)
    {
        for (var i = 1; i < All.Length - 1; i++)
        {
            var along = (center - ((All[i] + All[i + 1]) / 2) + HalfBlend) / (2 * HalfBlend);
            if (along < 1)
            {
                return (i, i + 1, along <= 0 ? 0 : along * along * (3 - (2 * along)));
            }
        }

        return (All.Length - 1, All.Length - 1, 0);
    }

    /// <summary>Chooses as many points as there are coefficients, ascending.</summary>
    /// <param name="points">Gets them.</param>
    /// <param name="center">The filter's frequency.</param>
    /// <param name="nearest">The index of the point that gives way to it, in numerators of fourth degree.</param>
    /// <param name="degree">Of the numerator, 2 or 4.</param>
    /// <param name="withoutZero">The magnitude at 0 Hz is known to be 0.</param>
    /// <param name="withoutCenter">That at the filter's frequency is.</param>
    internal static void Choose(Span<double> points, double center, int nearest, int degree, bool withoutZero, bool withoutCenter)
    {
        if (degree == 2)
        {
            var high = center < 0.82 ? 0.9 : center;
            var low = center < 0.82 ? center : center / 2;
            var start = withoutZero ? 1 : 0;
            ReadOnlySpan<double> few = points.Length == 1 && withoutZero ? [0, Math.Max(center, 0.5)] : [0, low, high];
            few.Slice(start, points.Length).CopyTo(points);
            return;
        }

        if (withoutZero && points.Length == 3)
        {
            HighPass.CopyTo(points);
            return;
        }

        Span<double> all = stackalloc double[5];
        All.CopyTo(all);
        all[nearest] = center;
        var count = all.Length;
        count = withoutZero ? Drop(all, count, 0) : count;
        count = withoutCenter ? Drop(all, count, nearest - (withoutZero ? 1 : 0)) : count;
        while (count > points.Length)
        {
            count = Drop(all, count, NearestOther(all[..count], center));
        }

        all[..count].CopyTo(points);
    }

    private static int Drop(Span<double> values, int count, int index)
    {
        values[(index + 1)..count].CopyTo(values[index..]);
        return count - 1;
    }

    /// <summary>The index of the value nearest to another one but neither equal to it nor 0.</summary>
    private static int NearestOther(ReadOnlySpan<double> values, double to)
    {
        var best = -1;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != to && values[i] != 0 && (best < 0 || Math.Abs(values[i] - to) < Math.Abs(values[best] - to)))
            {
                best = i;
            }
        }

        return best;
    }
}
