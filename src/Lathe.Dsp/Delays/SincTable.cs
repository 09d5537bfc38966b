using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Delays;

/// <summary>
/// Reads between samples by a sinc of 16 taps under a Kaiser window, from a table of 512 places with straight lines between them (J. O. Smith and
/// P. Gossett, "A flexible sampling-rate conversion method", ICASSP 1984): exact on whole samples, errors below -90 dB up to a quarter of the rate.
/// </summary>
internal static class SincTable
{
    public const int Taps = 16;

    private const int Places = 512;
    private const double KaiserBeta = 9;

    private static readonly double[] Table = Make();

    /// <param name="newestFirst">The samples around the place: 8 nearer, 8 farther, newest first.</param>
    /// <param name="part">How far the place lies behind the eighth of them, 0 to just below 1 frame.</param>
    public static double Read(ReadOnlySpan<double> newestFirst, double part)
    {
        var place = part * Places;
        var row = (int)place;
        var between = Vector256.Create(place - row);
        ref var x = ref MemoryMarshal.GetReference(newestFirst);
        ref var near = ref Table[row * Taps];
        ref var far = ref Table[(row + 1) * Taps];
        var sum = Vector256<double>.Zero;
        for (nuint k = 0; k < Taps; k += 4)
        {
            var tap = Vector256.LoadUnsafe(ref near, k);
            tap = Vector256.FusedMultiplyAdd(between, Vector256.LoadUnsafe(ref far, k) - tap, tap);
            sum = Vector256.FusedMultiplyAdd(tap, Vector256.LoadUnsafe(ref x, k), sum);
        }

        return (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }

    private static double[] Make()
    {
        var table = new double[(Places + 1) * Taps];
        for (var row = 0; row <= Places; row++)
        {
            var sum = 0.0;
            for (var k = 0; k < Taps; k++)
            {
                var t = k - ((Taps / 2) - 1) - (row / (double)Places);
                var along = t / (Taps / 2);
                var window = Math.Abs(along) < 1 ? Bessel.I0(KaiserBeta * Math.Sqrt(1 - (along * along))) : 0;
                table[(row * Taps) + k] = window * (t == 0 ? 1 : row % Places == 0 ? 0 : DetMath.Sin(Math.PI * t) / (Math.PI * t));
                sum += table[(row * Taps) + k];
            }

            for (var k = 0; k < Taps; k++)
            {
                table[(row * Taps) + k] /= sum;
            }
        }

        return table;
    }
}
