using System.Runtime.CompilerServices;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Resampling;

/// <summary>
/// Values between the samples of a signal that ends at a quarter of its rate: 32 coefficients of a Kaiser-windowed sinc,
/// tabled at 512 places between two samples and interpolated between places by a cubic, 200 dB.
/// </summary>
internal sealed unsafe class FineInterpolator
{
    public const int Taps = 32;

    /// <summary>Samples needed before the one the place is counted from.</summary>
    public const int Before = (Taps / 2) - 1;

    private const int Places = 512;
    private const int Lanes = 8;

    // Row r holds the coefficients at place (r - 1) / Places, for the cubic's neighbors on either side.
    private static readonly PinnedDoubles Table = Build();

    /// <param name="samples">From <see cref="Before"/> samples before the one counted from, <see cref="Taps"/> samples.</param>
    /// <param name="place">0 to 1, from that sample to the next.</param>
    public static double At(double* samples, double place)
    {
        var scaled = place * Places;
        var row = Math.Min((int)scaled, Places - 1);
        var t = scaled - row;
        // Lagrange's cubic through -1, 0, 1, 2.
        var a = t * (t - 1) * (t - 2) / -6;
        var b = (t + 1) * (t - 1) * (t - 2) / 2;
        var c = (t + 1) * t * (t - 2) / -2;
        var d = (t + 1) * t * (t - 1) / 6;
        var rows = Table.Pointer + ((nint)row * Taps);
        if (Doubles8.IsSupported)
        {
            return Sum<Doubles8>(samples, rows, a, b, c, d);
        }

        return Doubles4.IsSupported
            ? Sum<Doubles4>(samples, rows, a, b, c, d)
            : Sum<Doubles2>(samples, rows, a, b, c, d);
    }

    /// <summary>Lane i of eight sums taps i, i + 8, i + 16, i + 24; the lanes are then added in a fixed tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Sum<TV>(double* samples, double* rows, double a, double b, double c, double d)
        where TV : struct, IDoubles<TV>
    {
        var sums = stackalloc double[Lanes];
        TV va = TV.Broadcast(a), vb = TV.Broadcast(b), vc = TV.Broadcast(c), vd = TV.Broadcast(d);
        for (var lane = 0; lane < Lanes; lane += TV.Count)
        {
            var sum = TV.Broadcast(0);
            for (var k = lane; k < Taps; k += Lanes)
            {
                var coefficient = TV.Load(rows + k) * va;
                coefficient = TV.FusedMultiplyAdd(TV.Load(rows + Taps + k), vb, coefficient);
                coefficient = TV.FusedMultiplyAdd(TV.Load(rows + (2 * Taps) + k), vc, coefficient);
                coefficient = TV.FusedMultiplyAdd(TV.Load(rows + (3 * Taps) + k), vd, coefficient);
                sum = TV.FusedMultiplyAdd(TV.Load(samples + k), coefficient, sum);
            }

            TV.Store(sum, sums + lane);
        }

        return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    }

    private static PinnedDoubles Build()
    {
        var table = new PinnedDoubles((Places + 3) * Taps);
        var beta = Windows.KaiserBeta(205);
        var scale = 1 / Bessel.I0(beta);
        for (var row = 0; row < Places + 3; row++)
        {
            for (var k = 0; k < Taps; k++)
            {
                // Distance from the place to sample k, exact in binary; the window spans +-16 and is 0 past it.
                var x = k - Before - ((row - 1.0) / Places);
                var t = x / (Taps / 2);
                var window = Math.Abs(t) <= 1 ? scale * Bessel.I0(beta * Math.Sqrt(1 - (t * t))) : 0;
                table.Span[(row * Taps) + k] = window * (x == 0 ? 1 : DetMath.Sin(Math.PI * (x % 2)) / (Math.PI * x));
            }
        }

        return table;
    }
}
