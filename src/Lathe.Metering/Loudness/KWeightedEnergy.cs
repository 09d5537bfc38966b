using System.Runtime.Intrinsics;
using Lathe.Dsp.Filters;

namespace Lathe.Metering.Loudness;

/// <summary>K weighting of two channels side by side and the sum of the squares, in the two lanes of a vector.</summary>
internal sealed class KWeightedEnergy(KWeighting k)
{
    // Transposed direct form II states of shelf and high-pass, in samples' units.
    private Vector128<double> _s1;
    private Vector128<double> _s2;
    private Vector128<double> _t1;
    private Vector128<double> _t2;
    private Vector128<double> _sum;

    /// <summary>Weighs and adds the squares; the spans have the same length.</summary>
    public void Add(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var b0 = Vector128.Create(k.ShelfB0);
        var b1 = Vector128.Create(k.ShelfB1);
        var b2 = Vector128.Create(k.ShelfB2);
        var a1 = Vector128.Create(k.ShelfA1);
        var a2 = Vector128.Create(k.ShelfA2);
        var c1 = Vector128.Create(k.HighA1);
        var c2 = Vector128.Create(k.HighA2);
        var (s1, s2, t1, t2, sum) = (_s1, _s2, _t1, _t2, _sum);
        for (var i = 0; i < left.Length; i++)
        {
            var x = Vector128.Create(left[i], right[i]);
            var y = (b0 * x) + s1;
            s1 = ((b1 * x) + s2) - (a1 * y);
            s2 = (b2 * x) - (a2 * y);
            var z = y + t1;
            t1 = (t2 - (y + y)) - (c1 * z);
            t2 = y - (c2 * z);
            sum += z * z;
        }

        (_s1, _s2, _t1, _t2, _sum) = (Flush(s1), Flush(s2), Flush(t1), Flush(t2), sum);
    }

    /// <summary>The sums of squares since the last call, of the first and the second channel.</summary>
    public (double First, double Second) Take()
    {
        var sum = _sum * Vector128.Create(k.HighGain * k.HighGain);
        _sum = default;
        return (sum[0], sum[1]);
    }

    /// <summary>Denormal numbers cost fifty times as much.</summary>
    private static Vector128<double> Flush(Vector128<double> state) =>
        Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Abs(state), Vector128.Create(1e-30)), Vector128<double>.Zero, state);
}
