namespace Lathe.Dsp.Tests.Fourier;

internal static class FourierData
{
    /// <summary>Values from -1 to 1, the same for a seed everywhere.</summary>
    public static double[] Values(int count, ulong seed)
    {
        var values = new double[count];
        for (var n = 0; n < count; n++)
        {
            seed = (seed * 6364136223846793005) + 1442695040888963407;
            values[n] = ((long)seed >> 11) * (1.0 / (1L << 52));
        }

        return values;
    }

    /// <summary>The definition, one sum a bin, angles reduced exactly.</summary>
    public static (double Re, double Im) NaiveBin(ReadOnlySpan<double> re, ReadOnlySpan<double> im, long bin)
    {
        double sumRe = 0, sumIm = 0;
        for (var n = 0; n < re.Length; n++)
        {
            var angle = -2 * Math.PI * (bin * n % re.Length) / re.Length;
            var (sin, cos) = Math.SinCos(angle);
            sumRe += (re[n] * cos) - (im[n] * sin);
            sumIm += (re[n] * sin) + (im[n] * cos);
        }

        return (sumRe, sumIm);
    }

    public static double Energy(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var v in values)
        {
            sum += v * v;
        }

        return sum;
    }
}
