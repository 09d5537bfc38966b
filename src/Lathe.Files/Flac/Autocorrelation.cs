using System.Runtime.Intrinsics;

namespace Lathe.Files.Flac;

/// <summary>Autocorrelation in four fixed lanes, so that its bits are the same on every machine.</summary>
internal static unsafe class Autocorrelation
{
    private const int Group = 4;

    /// <summary>Doubles that must lie before and after the data, zero.</summary>
    public const int Padding = Predictor.MaxOrder + Group;

    /// <summary>sums[lag] = sum of x[i] x[i - lag] for lags 0 up to <paramref name="lags"/> - 1, rounded up to a multiple of 4.</summary>
    public static void Compute(double* x, int count, int lags, Span<double> sums)
    {
        for (var lag = 0; lag < lags; lag += Group)
        {
            var a = Vector256<double>.Zero;
            var b = a;
            var c = a;
            var d = a;
            for (var i = 0; i < count; i += Vector256<double>.Count)
            {
                var now = Vector256.Load(x + i);
                var before = x + i - lag;
                a = Vector256.FusedMultiplyAdd(now, Vector256.Load(before), a);
                b = Vector256.FusedMultiplyAdd(now, Vector256.Load(before - 1), b);
                c = Vector256.FusedMultiplyAdd(now, Vector256.Load(before - 2), c);
                d = Vector256.FusedMultiplyAdd(now, Vector256.Load(before - 3), d);
            }

            sums[lag] = Sum(a);
            sums[lag + 1] = Sum(b);
            sums[lag + 2] = Sum(c);
            sums[lag + 3] = Sum(d);
        }
    }

    private static double Sum(Vector256<double> v) => (v[0] + v[1]) + (v[2] + v[3]);
}
