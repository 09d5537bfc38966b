using System.Runtime.Intrinsics;

namespace Lathe.Dsp.Numerics;

/// <summary>Keeps recursive state out of the denormal range, where arithmetic is some fifty times slower.</summary>
public static class Denormals
{
    /// <summary>Magnitudes below this, -600 dB, become 0.</summary>
    public const double Threshold = 1e-30;

    public static double Flush(double state) => Math.Abs(state) < Threshold ? 0 : state;

    public static Vector256<double> Flush(Vector256<double> state) =>
        Vector256.AndNot(state, Vector256.LessThan(Vector256.Abs(state), Vector256.Create(Threshold)));
}
