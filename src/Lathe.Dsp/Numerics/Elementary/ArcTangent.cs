using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Numerics.Elementary;

/// <summary>
/// Angles. The lesser of |y| and |x| over the greater is t in 0 to 1; above tan(pi/8) it becomes (t - 1) / (t + 1) and pi/4 is added; then
/// u + u^3 A(u^2) with u in two parts, A the minimax polynomial of degree 12 (error 4e-20); then the octant.
/// </summary>
internal static class ArcTangent
{
    private const double TanEighthPi = 0.41421356237309503;
    private const double QuarterPiHigh = 0.7853981633974483;
    private const double QuarterPiLow = 3.061616997868383e-17;

    /// <summary>The angle of the point (x, y), -pi to pi, with the signs of zeros respected. Both zero gives 0 or pi, both infinite an odd multiple of pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TV Atan2<TV>(TV y, TV x)
        where TV : struct, IDoubles<TV>
    {
        var magnitude = TV.Bits(Bits.Magnitude);
        var sign = TV.Bits(Bits.Sign);
        var ay = y & magnitude;
        var ax = x & magnitude;
        var steep = TV.LessThan(ax, ay);
        var great = TV.Select(steep, ay, ax);
        var less = TV.Select(steep, ax, ay);
        (great, less) = Condition(great, less);

        var second = TV.LessThan(great * TV.Broadcast(TanEighthPi), less);
        var difference = less - great;
        var sum = less + great;
        var numerator = TV.Select(second, difference, less);
        var denominator = TV.Select(second, sum, great);
        var numeratorLow = TV.Select(second, less - (difference + great), TV.Broadcast(0));
        var denominatorLow = TV.Select(second, less - (sum - great), TV.Broadcast(0));
        var u = numerator / denominator;
        var remainder = TV.FusedMultiplyAdd(-u, denominator, numerator) + TV.FusedMultiplyAdd(-u, denominatorLow, numeratorLow);
        var rest = TV.FusedMultiplyAdd(u * (u * u), Polynomial(u * u), remainder / denominator);

        // The angle as a multiple of pi/4, exactly, plus or minus u: 0 or 1 from the half octant, 2 minus it when steep, 4 minus that when x < 0.
        var eighths = TV.Select(second, TV.Broadcast(1), TV.Broadcast(0));
        eighths = TV.Select(steep, TV.Broadcast(2) - eighths, eighths);
        var left = x & sign;
        eighths = TV.Select(IsNegative(x), TV.Broadcast(4) - eighths, eighths);
        var turned = (steep & sign) ^ left;
        u ^= turned;
        rest ^= turned;
        var high = eighths * TV.Broadcast(QuarterPiHigh); // exact: times 0 to 4, and 3 is caught by the fused rest
        var highLow = TV.FusedMultiplyAdd(eighths, TV.Broadcast(QuarterPiHigh), -high) + (eighths * TV.Broadcast(QuarterPiLow));
        var angle = high + u;
        var lost = TV.Select(TV.Equal(eighths, TV.Broadcast(0)), TV.Broadcast(0), u - (angle - high));
        return (angle + (lost + (highLow + rest))) ^ (y & sign);
    }

    /// <summary>Scales both far from overflow and underflow, keeping their ratio; 0/0 becomes 0/1 and infinity/infinity 1/1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TV Great, TV Less) Condition<TV>(TV great, TV less)
        where TV : struct, IDoubles<TV>
    {
        var one = TV.Broadcast(1);
        var infinity = TV.Broadcast(double.PositiveInfinity);
        var scale = TV.Select(TV.LessThan(great, TV.Broadcast(1e-280)), TV.Broadcast(1.3407807929942597e+154), one); // 2^512
        scale = TV.Select(TV.LessThan(TV.Broadcast(1e280), great), TV.Broadcast(7.458340731200207e-155), scale); // 2^-512
        var endless = TV.Equal(great, infinity);
        var bothEndless = TV.Equal(less, infinity);
        var nothing = TV.Equal(great, TV.Broadcast(0));
        great = TV.Select(endless | nothing, one, great * scale);
        less = TV.Select(bothEndless, one, TV.Select(endless & TV.LessThan(less, infinity), TV.Broadcast(0), less * scale));
        return (great, less);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV IsNegative<TV>(TV x)
        where TV : struct, IDoubles<TV> => TV.Equal(TV.ShiftRight(x & TV.Bits(Bits.Sign), 1), TV.Broadcast(2)); // the sign bit, one place down, makes 2

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Polynomial<TV>(TV z)
        where TV : struct, IDoubles<TV>
    {
        var a = TV.Broadcast(-0.013955935207334928);
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(0.030674568233802525));
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(-0.04106188932758675));
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(0.04719849120498065));
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(-0.05258116168127702));
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(0.05881933351734807));
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(-0.06666642606490368));
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(0.07692306763957336));
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(-0.0909090906785502));
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(0.11111111110769803));
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(-0.14285714285711656));
        a = TV.FusedMultiplyAdd(a, z, TV.Broadcast(0.19999999999999993));
        return TV.FusedMultiplyAdd(a, z, TV.Broadcast(-0.3333333333333333));
    }
}
