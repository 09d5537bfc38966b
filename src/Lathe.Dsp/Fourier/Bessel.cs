namespace Lathe.Dsp.Fourier;

/// <summary>Modified Bessel function of the first kind, order 0.</summary>
public static class Bessel
{
    /// <summary>The power series sum ((x/2)^k / k!)^2, to the last bit that counts: all terms are positive, so nothing cancels.</summary>
    /// <param name="x">|x| up to about 700, where the result overflows.</param>
    public static double I0(double x)
    {
        var quarter = 0.25 * x * x;
        double sum = 1, term = 1;
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= quarter / ((double)k * k);
            sum += term;
        }

        return sum;
    }
}
