namespace Lathe.Dsp.Filters;

/// <summary>
/// Squared magnitudes as polynomials of p = sin^2(omega / 2), lowest power first: |1 + a1 z^-1 + a2 z^-2|^2 is one of second degree, and any
/// polynomial that is positive for p from 0 to 1 is that of a minimum-phase one (spectral factorization).
/// </summary>
internal static class MagnitudePolynomial
{
    /// <summary>|1 + a1 z^-1 + a2 z^-2|^2.</summary>
    internal static void OfQuadratic(double a1, double a2, Span<double> result)
    {
        var dc = 1 + a1 + a2;
        result[0] = dc * dc;
        result[1] = -4 * ((a1 * (1 + a2)) + (4 * a2));
        result[2] = 16 * a2;
    }

    internal static double Value(ReadOnlySpan<double> polynomial, double p)
    {
        var value = 0.0;
        for (var i = polynomial.Length - 1; i >= 0; i--)
        {
            value = (value * p) + polynomial[i];
        }

        return value;
    }

    /// <summary>The polynomial of degree points - 1 through the points, by Newton's divided differences. <paramref name="values"/> is used up.</summary>
    internal static void Interpolate(ReadOnlySpan<double> points, Span<double> values, Span<double> result)
    {
        var n = points.Length;
        for (var order = 1; order < n; order++)
        {
            for (var i = n - 1; i >= order; i--)
            {
                values[i] = (values[i] - values[i - 1]) / (points[i] - points[i - order]);
            }
        }

        result.Clear();
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = n - 1; k > 0; k--)
            {
                result[k] = result[k - 1] - (points[i] * result[k]);
            }

            result[0] = values[i] - (points[i] * result[0]);
        }
    }

    internal static bool IsPositive(ReadOnlySpan<double> polynomial)
    {
        const int Steps = 64;
        for (var i = 0; i <= Steps; i++)
        {
            if (!(Value(polynomial, (double)i / Steps) > 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The factors 1 + c1 z^-1 + c2 z^-2 with zeros inside the unit circle whose squared magnitudes multiply to the polynomial up to a constant.
    /// </summary>
    /// <param name="polynomial">Degree 4 at most, its constant term not 0; leading zeros are allowed and give factors of lower degree.</param>
    /// <param name="factors">Gets c1, c2 of two factors.</param>
    internal static void Factor(ReadOnlySpan<double> polynomial, Span<(double C1, double C2)> factors)
    {
        // Roots are sought for t = 1 / p, so that vanishing high coefficients are roots at 0 and cost nothing.
        Span<double> reversed = stackalloc double[5];
        var degree = polynomial.Length - 1;
        for (var i = 0; i <= degree; i++)
        {
            reversed[degree - i] = polynomial[i];
        }

        Span<(double Re, double Im)> roots = stackalloc (double, double)[4];
        PolynomialRoots.Find(reversed[..(degree + 1)], roots);
        factors.Fill((0, 0));
        var real = 0;
        var next = 0;
        Span<double> reals = stackalloc double[4];
        for (var i = 0; i < degree; i++)
        {
            var (re, im) = roots[i];
            if (im > 0)
            {
                factors[next++] = OfPair(re, im);
            }
            else if (im == 0)
            {
                reals[real++] = re == 0 ? 0 : InsideCircle(1 / re);
            }
        }

        reals[..real].Sort();
        for (var i = 0; i < real; i += 2)
        {
            // The least goes with the greatest: factors near the axis cancel instead of adding up.
            var (a, b) = i + 1 < real ? (reals[i / 2], reals[real - 1 - (i / 2)]) : (reals[i / 2], 0);
            factors[next++] = (-(a + b), a * b);
        }
    }

    /// <summary>A real root p outside 0..1: z + 1/z = 2 - 4 p.</summary>
    private static double InsideCircle(double p)
    {
        var half = 1 - (2 * p);
        var root = Math.Sqrt(Math.Max(0, (half * half) - 1));
        return half > 0 ? 1 / (half + root) : 1 / (half - root);
    }

    /// <summary>Roots t = re +- j im.</summary>
    private static (double C1, double C2) OfPair(double re, double im)
    {
        var norm = (re * re) + (im * im);
        var (pr, pi) = (re / norm, -im / norm);
        var (hr, hi) = (1 - (2 * pr), -2 * pi);
        var (sr, si) = PolynomialRoots.Sqrt((hr * hr) - (hi * hi) - 1, 2 * hr * hi);
        var (ar, ai) = (hr + sr, hi + si);
        var (br, bi) = (hr - sr, hi - si);
        var (zr, zi) = (ar * ar) + (ai * ai) > (br * br) + (bi * bi) ? (ar, ai) : (br, bi);
        var size = (zr * zr) + (zi * zi);
        return (-2 * zr / size, 1 / size);
    }
}
