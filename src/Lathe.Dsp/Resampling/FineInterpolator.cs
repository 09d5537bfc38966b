using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
        if (Lanes512.IsSupported)
        {
            return Sum<Lanes512, Vector512<double>>(samples, rows, a, b, c, d);
        }

        return Lanes256.IsSupported
            ? Sum<Lanes256, Vector256<double>>(samples, rows, a, b, c, d)
            : Sum<Lanes128, Vector128<double>>(samples, rows, a, b, c, d);
    }

    /// <summary>Lane i of eight sums taps i, i + 8, i + 16, i + 24; the lanes are then added in a fixed tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Sum<TLanes, TVector>(double* samples, double* rows, double a, double b, double c, double d)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var sums = stackalloc double[Lanes];
        TVector va = TLanes.Broadcast(a), vb = TLanes.Broadcast(b), vc = TLanes.Broadcast(c), vd = TLanes.Broadcast(d);
        for (var lane = 0; lane < Lanes; lane += TLanes.Count)
        {
            var sum = TLanes.Broadcast(0);
            for (var k = lane; k < Taps; k += Lanes)
            {
                var coefficient = TLanes.Multiply(TLanes.Load(rows + k), va);
                coefficient = TLanes.MultiplyAdd(TLanes.Load(rows + Taps + k), vb, coefficient);
                coefficient = TLanes.MultiplyAdd(TLanes.Load(rows + (2 * Taps) + k), vc, coefficient);
                coefficient = TLanes.MultiplyAdd(TLanes.Load(rows + (3 * Taps) + k), vd, coefficient);
                sum = TLanes.MultiplyAdd(TLanes.Load(samples + k), coefficient, sum);
            }

            TLanes.Store(sums + lane, sum);
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
