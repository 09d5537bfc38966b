namespace Lathe.Contract.Tests;

/// <summary>Comparison to the bit that says where the first difference is.</summary>
public static class Bits
{
    public static void ShouldBeSame(double[][] actual, double[][] expected, string what)
    {
        for (var c = 0; c < expected.Length; c++)
        {
            var at = FirstDifference(actual[c], expected[c]);
            at.ShouldBe(-1, at < 0 ? what : $"{what}: channel {c}, {actual[c][at]:R} for {expected[c][at]:R}");
        }
    }

    public static bool Same(double[][] a, double[][] b) => a.Zip(b).All(pair => FirstDifference(pair.First, pair.Second) < 0);

    private static int FirstDifference(double[] a, double[] b)
    {
        for (var n = 0; n < b.Length; n++)
        {
            if (BitConverter.DoubleToInt64Bits(a[n]) != BitConverter.DoubleToInt64Bits(b[n]))
            {
                return n;
            }
        }

        return -1;
    }
}
