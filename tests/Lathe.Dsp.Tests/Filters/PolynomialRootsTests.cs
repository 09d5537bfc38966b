using Lathe.Dsp.Filters;

namespace Lathe.Dsp.Tests.Filters;

public class PolynomialRootsTests
{
    [Fact]
    public void The_roots_of_a_product_of_quadratics_are_found()
    {
        const int Seed = 3;
        var random = new Random(Seed);
        for (var trial = 0; trial < 2000; trial++)
        {
            double Draw() => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4));
            var (a, b, c, d) = (Draw(), Draw(), Draw(), Draw());
            double[] polynomial = [b * d, (a * d) + (b * c), b + d + (a * c), a + c, 1];
            var roots = new (double Re, double Im)[4];
            PolynomialRoots.Find((double[])polynomial.Clone(), roots);
            foreach (var (re, im) in roots)
            {
                var (vr, vi, size, power) = (0.0, 0.0, 0.0, Math.Sqrt((re * re) + (im * im)));
                for (var k = 4; k >= 0; k--)
                {
                    (vr, vi) = ((vr * re) - (vi * im) + polynomial[k], (vr * im) + (vi * re));
                    size = (size * power) + Math.Abs(polynomial[k]);
                }

                (Math.Sqrt((vr * vr) + (vi * vi)) / size).ShouldBeLessThan(1e-12, $"trial {trial}, seed {Seed}: {string.Join(' ', polynomial)}, root {re} {im}");
            }
        }
    }
}
