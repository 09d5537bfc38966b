namespace Lathe.Dsp.Filters;

/// <summary>Roots of real polynomials of small degree, by Laguerre's method from 0 outward with deflation (Press et al., Numerical Recipes, 9.5).</summary>
internal static class PolynomialRoots
{
    private const int Iterations = 60;

    /// <summary>All roots. Complex ones come as neighbors, the one with the positive imaginary part first; real ones have an imaginary part of 0.</summary>
    /// <param name="polynomial">Lowest power first; the last coefficient is not 0. Used up.</param>
    /// <param name="roots">Gets one root for each degree.</param>
    internal static void Find(Span<double> polynomial, Span<(double Re, double Im)> roots)
    {
        var degree = polynomial.Length - 1;
        var found = 0;
        while (degree > 2)
        {
            var (re, im) = Laguerre(polynomial[..(degree + 1)]);
            if (Math.Abs(im) <= 1e-9 * Math.Abs(re))
            {
                DeflateReal(polynomial[..(degree + 1)], re);
                roots[found++] = (re, 0);
                degree--;
            }
            else
            {
                DeflatePair(polynomial[..(degree + 1)], 2 * re, (re * re) + (im * im));
                roots[found++] = (re, Math.Abs(im));
                roots[found++] = (re, -Math.Abs(im));
                degree -= 2;
            }
        }

        if (degree == 2)
        {
            Quadratic(polynomial, roots.Slice(found, 2));
        }
        else if (degree == 1)
        {
            roots[found] = (-polynomial[0] / polynomial[1], 0);
        }
    }

    internal static (double Re, double Im) Sqrt(double re, double im)
    {
        var size = Math.Sqrt((re * re) + (im * im));
        if (size == 0)
        {
            return (0, 0);
        }

        // The larger part comes from a sum without cancellation, the other from their product.
        var larger = Math.Sqrt((size + Math.Abs(re)) / 2);
        var other = Math.Abs(im) / (2 * larger);
        var (r, i) = re >= 0 ? (larger, other) : (other, larger);
        return (r, im < 0 ? -i : i);
    }

    private static void Quadratic(ReadOnlySpan<double> c, Span<(double Re, double Im)> roots)
    {
        var half = -c[1] / (2 * c[2]);
        var product = c[0] / c[2];
        var square = (half * half) - product;
        if (square < 0)
        {
            var im = Math.Sqrt(-square);
            (roots[0], roots[1]) = ((half, im), (half, -im));
            return;
        }

        var far = half + (half < 0 ? -Math.Sqrt(square) : Math.Sqrt(square));
        (roots[0], roots[1]) = ((far, 0), (far == 0 ? 0 : product / far, 0));
    }

    private static (double Re, double Im) Laguerre(ReadOnlySpan<double> c)
    {
        var n = c.Length - 1;
        var (xr, xi) = (0.0, 0.0);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            // Value b, first derivative d and half the second f, by Horner's rule.
            var (br, bi, dr, di, fr, fi) = (c[n], 0.0, 0.0, 0.0, 0.0, 0.0);
            var distance = Math.Sqrt((xr * xr) + (xi * xi));
            var size = Math.Abs(c[n]);
            for (var k = n - 1; k >= 0; k--)
            {
                (fr, fi) = ((xr * fr) - (xi * fi) + dr, (xr * fi) + (xi * fr) + di);
                (dr, di) = ((xr * dr) - (xi * di) + br, (xr * di) + (xi * dr) + bi);
                (br, bi) = ((xr * br) - (xi * bi) + c[k], (xr * bi) + (xi * br));
                size = (size * distance) + Math.Abs(c[k]);
            }

            // No value closer to 0 than the rounding of its terms can be told from a root.
            if (Math.Abs(br) + Math.Abs(bi) <= 1e-16 * size)
            {
                break;
            }

            var (gr, gi) = Divide(dr, di, br, bi);
            var (g2r, g2i) = ((gr * gr) - (gi * gi), 2 * gr * gi);
            var (qr, qi) = Divide(2 * fr, 2 * fi, br, bi);
            var (hr, hi) = (g2r - qr, g2i - qi);
            var (sr, si) = Sqrt((n - 1) * ((n * hr) - g2r), (n - 1) * ((n * hi) - g2i));
            var (pr, pi, mr, mi) = (gr + sr, gi + si, gr - sr, gi - si);
            var (er, ei) = (pr * pr) + (pi * pi) >= (mr * mr) + (mi * mi) ? (pr, pi) : (mr, mi);
            if (er == 0 && ei == 0)
            {
                xr += 1; // A flat place: step off it.
                continue;
            }

            var (stepR, stepI) = Divide(n, 0, er, ei);
            var (nextR, nextI) = (xr - stepR, xi - stepI);
            if (nextR == xr && nextI == xi)
            {
                break;
            }

            (xr, xi) = (nextR, nextI);
        }

        return (xr, xi);
    }

    private static (double Re, double Im) Divide(double ar, double ai, double br, double bi)
    {
        var norm = (br * br) + (bi * bi);
        return (((ar * br) + (ai * bi)) / norm, ((ai * br) - (ar * bi)) / norm);
    }

    private static void DeflateReal(Span<double> c, double root)
    {
        var carry = c[^1];
        for (var k = c.Length - 2; k >= 0; k--)
        {
            var kept = c[k];
            c[k] = carry;
            carry = kept + (root * carry);
        }
    }

    /// <summary>Divides by t^2 - sum t + product.</summary>
    private static void DeflatePair(Span<double> c, double sum, double product)
    {
        Span<double> quotient = stackalloc double[3];
        var n = c.Length - 3;
        for (var k = n; k >= 0; k--)
        {
            quotient[k] = c[k + 2] + (k + 1 <= n ? sum * quotient[k + 1] : 0) - (k + 2 <= n ? product * quotient[k + 2] : 0);
        }

        quotient[..(n + 1)].CopyTo(c);
    }
}
