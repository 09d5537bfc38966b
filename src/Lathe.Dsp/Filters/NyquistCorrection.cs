using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// One or two minimum-phase biquads that correct what a digital filter lacks against its analog prototype near the Nyquist frequency. The missing
/// squared magnitude is fitted, by least squares of its relative error, by a polynomial of p = sin^2(omega / 2) over fixed poles, and the
/// polynomial factored. The poles gather where sampling puts a branch point, at z = -1.
/// </summary>
internal static class NyquistCorrection
{
    /// <summary>Frequencies at which a fit is made and judged.</summary>
    internal const int Points = EvenPoints + NearPoints;

    private const int EvenPoints = 40;
    private const int NearPoints = 8;
    private const int MostTerms = 5;
    private const double Highest = 0.915; // of the Nyquist frequency: 20.18 kHz at 44.1 kHz
    private const double SinglePole = 0.45;
    private const double FirstPole = 0.3;
    private const double SecondPole = 0.7;

    private static ReadOnlySpan<double> Near => [0.8, 0.9, 0.95, 0.98, 1.02, 1.05, 1.1, 1.2];

    /// <summary>Frequencies evenly up to the highest one and about the filter's own, in half turns a sample, and their p.</summary>
    /// <param name="frequency">The filter's own as a part of the sample rate.</param>
    /// <param name="turns">Gets <see cref="Points"/> frequencies.</param>
    /// <param name="p">Gets as many.</param>
    internal static void Grid(double frequency, Span<double> turns, Span<double> p)
    {
        for (var i = 0; i < EvenPoints; i++)
        {
            turns[i] = Highest * (i + 1) / EvenPoints;
        }

        for (var i = 0; i < NearPoints; i++)
        {
            turns[EvenPoints + i] = Math.Min(Highest, 2 * frequency * Near[i]);
        }

        for (var i = 0; i < Points; i++)
        {
            var sine = DetMath.SinPi(turns[i] / 2);
            p[i] = sine * sine;
        }
    }

    /// <summary>Fits biquads whose product with a filter's squared magnitudes gives the wanted ones.</summary>
    /// <param name="p">sin^2(omega / 2) of the points.</param>
    /// <param name="missing">Wanted over given squared magnitude there, above 0.</param>
    /// <param name="error">The greatest error allowed, dB; the fewest biquads that keep it are taken. Below 0 always two, which move without a jump.</param>
    internal static BiquadPair Fit(ReadOnlySpan<double> p, ReadOnlySpan<double> missing, double error)
    {
        Span<double> poles = stackalloc double[MostTerms];
        Span<double> zeros = stackalloc double[MostTerms];
        poles[0] = 1;
        if (error >= 0 && Solve(p, missing, poles[..1], zeros[..1]) <= error)
        {
            return BiquadPair.Identity with { First = new(Math.Sqrt(zeros[0]), 0, 0, 0, 0) };
        }

        var one = new BiquadCoefficients(1, 0, 0, 2 * SinglePole, SinglePole * SinglePole);
        MagnitudePolynomial.OfQuadratic(one.A1, one.A2, poles);
        if (error >= 0 && Solve(p, missing, poles[..3], zeros[..3]) <= error)
        {
            return Factored(zeros[..3], one, BiquadCoefficients.Identity);
        }

        var first = one with { A1 = 2 * FirstPole, A2 = FirstPole * FirstPole };
        var second = one with { A1 = 2 * SecondPole, A2 = SecondPole * SecondPole };
        Product(first, second, poles);
        return double.IsFinite(Solve(p, missing, poles, zeros)) ? Factored(zeros, first, second) : BiquadPair.Identity;
    }

    private static void Product(BiquadCoefficients first, BiquadCoefficients second, Span<double> result)
    {
        Span<double> a = stackalloc double[3];
        Span<double> b = stackalloc double[3];
        MagnitudePolynomial.OfQuadratic(first.A1, first.A2, a);
        MagnitudePolynomial.OfQuadratic(second.A1, second.A2, b);
        result.Clear();
        for (var i = 0; i < 3; i++)
        {
            for (var k = 0; k < 3; k++)
            {
                result[i + k] += a[i] * b[k];
            }
        }
    }

    private static BiquadPair Factored(ReadOnlySpan<double> zeros, BiquadCoefficients first, BiquadCoefficients second)
    {
        Span<(double C1, double C2)> factors = stackalloc (double, double)[2];
        MagnitudePolynomial.Factor(zeros, factors);
        var pair = new BiquadPair(
            first with { B1 = factors[0].C1, B2 = factors[0].C2 }, second with { B1 = factors[1].C1, B2 = factors[1].C2 }).Balanced();

        // At p = 0 the polynomials are the squares of the gains.
        var poles = (1 + first.A1 + first.A2) * (1 + second.A1 + second.A2);
        return pair with { First = pair.First.Scaled(Math.Sqrt(zeros[0]) / (poles * pair.First.GainAtZero * pair.Second.GainAtZero)) };
    }

    /// <summary>Weighted least squares by the normal equations. The result is the greatest error in dB, infinite where the polynomial is not positive.</summary>
    private static double Solve(ReadOnlySpan<double> p, ReadOnlySpan<double> missing, ReadOnlySpan<double> poles, Span<double> zeros)
    {
        var n = zeros.Length;
        Span<double> matrix = stackalloc double[MostTerms * MostTerms];
        Span<double> row = stackalloc double[MostTerms];
        matrix.Clear();
        zeros.Clear();
        for (var i = 0; i < p.Length; i++)
        {
            row[0] = 1 / (missing[i] * MagnitudePolynomial.Value(poles, p[i]));
            for (var k = 1; k < n; k++)
            {
                row[k] = row[k - 1] * p[i];
            }

            for (var k = 0; k < n; k++)
            {
                zeros[k] += row[k];
                for (var j = 0; j <= k; j++)
                {
                    matrix[(k * MostTerms) + j] += row[k] * row[j];
                }
            }
        }

        Cholesky(matrix, zeros);
        if (!MagnitudePolynomial.IsPositive(zeros))
        {
            return double.PositiveInfinity;
        }

        var (least, greatest) = (double.MaxValue, 0.0);
        for (var i = 0; i < p.Length; i++)
        {
            var ratio = MagnitudePolynomial.Value(zeros, p[i]) / (missing[i] * MagnitudePolynomial.Value(poles, p[i]));
            (least, greatest) = (Math.Min(least, ratio), Math.Max(greatest, ratio));
        }

        return Math.Max(DetMath.GainToDb(greatest), -DetMath.GainToDb(least)) / 2;
    }

    /// <summary>Solves a symmetric positive definite system whose lower half is given, in place.</summary>
    private static void Cholesky(Span<double> matrix, Span<double> x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k <= i; k++)
            {
                var sum = matrix[(i * MostTerms) + k];
                for (var j = 0; j < k; j++)
                {
                    sum -= matrix[(i * MostTerms) + j] * matrix[(k * MostTerms) + j];
                }

                matrix[(i * MostTerms) + k] = i == k ? Math.Sqrt(sum) : sum / matrix[(k * MostTerms) + k];
            }
        }

        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= matrix[(i * MostTerms) + k] * x[k];
            }

            x[i] /= matrix[(i * MostTerms) + i];
        }

        for (var i = x.Length - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < x.Length; k++)
            {
                x[i] -= matrix[(k * MostTerms) + i] * x[k];
            }

            x[i] /= matrix[(i * MostTerms) + i];
        }
    }
}
