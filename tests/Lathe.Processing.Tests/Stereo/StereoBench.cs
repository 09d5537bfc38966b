namespace Lathe.Processing.Tests.Stereo;

/// <summary>What the tests of stereo processors measure.</summary>
internal static class StereoBench
{
    /// <summary>sum(LR) / sqrt(sum(LL) sum(RR)).</summary>
    public static double Correlation(double[] left, double[] right)
    {
        double lr = 0, ll = 0, rr = 0;
        for (var n = 0; n < left.Length; n++)
        {
            lr += left[n] * right[n];
            ll += left[n] * left[n];
            rr += right[n] * right[n];
        }

        return lr / Math.Sqrt(ll * rr);
    }

    public static double[] Add(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    public static double[] Subtract(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];

    public static double[] Impulse(int frames)
    {
        var impulse = new double[frames];
        impulse[0] = 1;
        return impulse;
    }

    public static double Decibels(double[] signal) => 10 * Math.Log10(signal.Sum(x => x * x));

    public static double Peak(double[] signal) => signal.Max(Math.Abs);
}
