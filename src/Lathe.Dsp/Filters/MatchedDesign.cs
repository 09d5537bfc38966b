using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// Digital filters whose magnitude follows the analog prototype up to near the Nyquist frequency, where the bilinear transform would cramp it.
/// Poles are those of the prototype by impulse invariance (M. Vicanek, "Matched Second Order Digital Filters", 2016); the zeros come from
/// interpolating the prototype's squared magnitude, as a polynomial of sin^2(omega/2), and spectral factorization. Where one biquad stays
/// within <see cref="SingleSectionError"/> dB it is used; else a second one with a fixed double pole gives the zeros two more degrees.
/// </summary>
/// <remarks>
/// Largest errors measured at 44.1 kHz from 20 Hz to 20 kHz where the prototype passes more than -60 dB, frequencies 10 Hz to 20 kHz, q 0.3 to 10
/// (shelves to 2), gains to +-18 dB: bell 0.052 dB, shelves 0.079, tilt 0.016, low-pass 0.035, band-pass 0.078, high-pass 0.28 (below 0.1 to
/// 8.5 kHz), notch 0.11 to 7 kHz, 0.38 to 16 kHz and 1.9 above (q 0.3, the widest); <see cref="MatchedCut"/> brings the last two below 0.1.
/// Continuous designs of the first six have the same largest errors.
/// </remarks>
public static class MatchedDesign
{
    /// <summary>Largest error in dB, up to 0.454 of the sample rate, with which one biquad is taken for enough.</summary>
    public const double SingleSectionError = 0.01;

    /// <summary>Frequencies above this part of the sample rate are designed as if they were at it: poles beyond it would alias.</summary>
    public const double GreatestFrequency = 0.48;

    /// <summary>The double pole of the second section lies at z = -this. It models the branch point that sampling puts at the Nyquist frequency.</summary>
    private const double HelperPole = 0.45;

    private const double CheckedFrequency = 0.454;

    private static readonly double[] CheckedPoints = [.. Enumerable.Range(1, 24).Select(i => Square(DetMath.SinPi(CheckedFrequency * i / 24)))];

    /// <summary>Designs a section.</summary>
    /// <param name="prototype">The analog section.</param>
    /// <param name="frequency">Its frequency as a part of the sample rate, above 0; above <see cref="GreatestFrequency"/> counts as that.</param>
    /// <param name="continuous">Always takes two biquads, whose product moves without a jump where frequency, gain and q do.</param>
    public static BiquadPair Design(AnalogSection prototype, double frequency, bool continuous = false)
    {
        var omega = 2 * Math.PI * Math.Min(frequency, GreatestFrequency);
        if (IsAllPass(prototype))
        {
            var (c1, c2) = Poles(prototype, omega);
            return new BiquadPair(new BiquadCoefficients(c2, c1, 1, c1, c2), BiquadCoefficients.Identity);
        }

        // Of a section and its inverse the one with the lower poles is designed, and exchanged back: its poles alias less.
        return PolesLieAboveZeros(prototype) ? Zeros(prototype.Inverse(), omega, continuous).Inverse() : Zeros(prototype, omega, continuous);
    }

    private static bool IsAllPass(AnalogSection s) => s.N0 == s.D0 && s.N1 == -s.D1 && s.N2 == s.D2;

    /// <summary>True only for sections that can be inverted: every zero off the axis.</summary>
    private static bool PolesLieAboveZeros(AnalogSection s)
    {
        if (s.N0 <= 0 || s.N1 <= 0)
        {
            return false;
        }

        return s.N2 > 0 && s.D2 > 0
            ? s.D0 / s.D2 > s.N0 / s.N2 || (s.D0 / s.D2 == s.N0 / s.N2 && s.D1 > s.N1)
            : s.D0 / s.D1 > s.N0 / s.N1;
    }

    /// <summary>The poles by impulse invariance, as the coefficients of the digital denominator.</summary>
    internal static (double A1, double A2) Poles(AnalogSection s, double omega)
    {
        if (s.D2 == 0)
        {
            return (-DetMath.Exp(-omega * s.D0 / s.D1), 0);
        }

        var decay = omega * s.D1 / (2 * s.D2);
        var square = (omega * omega * s.D0 / s.D2) - (decay * decay);
        if (square >= 0)
        {
            return (-2 * DetMath.Exp(-decay) * DetMath.Cos(Math.Sqrt(square)), DetMath.Exp(-2 * decay));
        }

        var spread = Math.Sqrt(-square);

        // The slower of two real poles from their product: the difference would lose it where the other is far away.
        var slow = omega * omega * s.D0 / s.D2 / (spread + decay);
        return (-DetMath.Exp(-slow) - DetMath.Exp(-spread - decay), DetMath.Exp(-2 * decay));
    }

    private static BiquadPair Zeros(AnalogSection s, double omega, bool continuous)
    {
        var (a1, a2) = Poles(s, omega);
        Span<double> poles = stackalloc double[3];
        Span<double> helper = stackalloc double[3];
        MagnitudePolynomial.OfQuadratic(a1, a2, poles);
        helper[0] = 1;
        var (single, error) = (BiquadPair.Identity, double.PositiveInfinity);
        if (!continuous)
        {
            var (numerator, _) = Fit(s, omega, (a1, a2), poles, helper[..1], 2, false);
            single = new BiquadPair(numerator with { A1 = a1, A2 = a2 }, BiquadCoefficients.Identity);
            error = Error(single, s, omega);
            if (error <= SingleSectionError)
            {
                return single;
            }
        }

        const double H1 = 2 * HelperPole;
        const double H2 = HelperPole * HelperPole;
        MagnitudePolynomial.OfQuadratic(H1, H2, helper);
        var (first, second) = Fit(s, omega, (a1, a2), poles, helper, 4, continuous);
        var both = new BiquadPair(first with { A1 = a1, A2 = a2 }, second with { A1 = H1, A2 = H2 });
        return continuous || Error(both, s, omega) < error ? both : single;
    }

    /// <summary>Numerators of two biquads whose squared magnitude goes through the prototype's at as many points as there are free coefficients.</summary>
    private static BiquadPair Fit(
        AnalogSection s, double omega, (double A1, double A2) coefficients, ReadOnlySpan<double> poles, ReadOnlySpan<double> helper, int degree, bool continuous)
    {
        // What is known of the zeros is kept exact: those at 0 Hz, and a notch's on the unit circle.
        var atZero = s.N0 != 0 ? 0 : s.N1 != 0 ? 1 : 2;
        var notch = s.N0 != 0 && s.N1 == 0 && s.N2 != 0;
        var free = degree - atZero - (notch ? 2 : 0);
        var center = omega / Math.PI;
        Span<double> zeros = stackalloc double[free + 1];
        Span<double> points = stackalloc double[free + 1];
        var (one, other, share) = continuous ? MatchedPoints.Blend(center) : (MatchedPoints.Nearest(center), 0, 0);
        MatchedPoints.Choose(points, center, one, degree, atZero > 0, notch);
        Interpolate(s, omega, poles, helper, points, zeros);
        if (share > 0)
        {
            Span<double> others = stackalloc double[free + 1];
            MatchedPoints.Choose(points, center, other, degree, atZero > 0, notch);
            Interpolate(s, omega, poles, helper, points, others);
            for (var i = 0; i < zeros.Length; i++)
            {
                zeros[i] += share * (others[i] - zeros[i]);
            }
        }

        Span<(double C1, double C2)> factors = stackalloc (double, double)[2];
        MagnitudePolynomial.Factor(zeros, factors);
        return Assemble(zeros, factors, atZero, notch ? DetMath.Cos(omega) : null, coefficients);
    }

    /// <summary>The polynomial, without its known zeros, that gives the prototype's squared magnitude at some frequencies in half turns a sample.</summary>
    private static void Interpolate(
        AnalogSection s, double omega, ReadOnlySpan<double> poles, ReadOnlySpan<double> helper, Span<double> points, Span<double> zeros)
    {
        var notch = s.N0 != 0 && s.N1 == 0 && s.N2 != 0;
        var center = notch ? Square(DetMath.SinPi(omega / (2 * Math.PI))) : 0;
        Span<double> values = stackalloc double[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var turn = points[i];
            var p = Square(DetMath.SinPi(turn / 2));
            points[i] = p;
            var target = s.MagnitudeSquared(turn * Math.PI / omega) * MagnitudePolynomial.Value(poles, p) * MagnitudePolynomial.Value(helper, p);
            values[i] = target / (s.N0 != 0 ? 1 : s.N1 != 0 ? p : p * p) / (notch ? Square(p - center) : 1);
        }

        MagnitudePolynomial.Interpolate(points, values, zeros);
    }

    /// <summary>Distributes the zeros over two biquads, those like the poles first, and sets the gain.</summary>
    private static BiquadPair Assemble(ReadOnlySpan<double> zeros, Span<(double C1, double C2)> factors, int atZero, double? notch, (double A1, double A2) poles)
    {
        // |1 - z^-1|^2 = 4 p and |1 - 2 cos(center) z^-1 + z^-2|^2 = 16 (p - center)^2: the constants that the known zeros bring in.
        var reference = atZero == 0 ? 0 : 1;
        var sign = atZero == 0 ? 1 : -1;
        var square = MagnitudePolynomial.Value(zeros, reference) / (atZero == 1 ? 4 : atZero == 2 || notch is not null ? 16 : 1);
        foreach (var (c1, c2) in factors)
        {
            square /= Square(1 + (sign * c1) + c2);
        }

        var (first, second) = (factors[0], factors[1]);
        if (atZero == 2 || notch is not null)
        {
            (first, second) = (atZero == 2 ? (-2, 1) : (-2 * notch!.Value, 1), first);
        }
        else if (atZero == 1)
        {
            var (line, other) = first.C2 == 0 ? (first, second) : (second, first);
            (first, second) = ((line.C1 - 1, -line.C1), other);
        }
        else if (Distance(second, poles) < Distance(first, poles))
        {
            (first, second) = (second, first);
        }

        var k = Math.Sqrt(square);
        return new(new(k, k * first.C1, k * first.C2, 0, 0), new(1, second.C1, second.C2, 0, 0));
    }

    private static double Distance((double C1, double C2) a, (double C1, double C2) b) => Square(a.C1 - b.C1) + Square(a.C2 - b.C2);

    /// <summary>The largest deviation from the prototype in dB where it passes more than -80 dB, at frequencies spread to 0.454 of the sample rate.</summary>
    private static double Error(BiquadPair pair, AnalogSection s, double omega)
    {
        const int Count = 24;
        var (least, greatest) = (1.0, 1.0);
        for (var i = 1; i <= 2 * Count; i++)
        {
            // Half of the checked frequencies lie evenly up to the last one, half about the filter's own.
            var at = i <= Count ? 2 * Math.PI * CheckedFrequency * i / Count : Math.Min(omega * (i - Count) / 8, 2 * Math.PI * CheckedFrequency);
            var wanted = s.MagnitudeSquared(at / omega);
            if (wanted >= 1e-8)
            {
                var p = i <= Count ? CheckedPoints[i - 1] : Square(DetMath.SinPi(at / (2 * Math.PI)));
                var given = pair.MagnitudeSquaredAt(p);
                if (!double.IsFinite(given) || given <= 0)
                {
                    return double.PositiveInfinity;
                }

                (least, greatest) = (Math.Min(least, given / wanted), Math.Max(greatest, given / wanted));
            }
        }

        return Math.Max(DetMath.GainToDb(greatest), -DetMath.GainToDb(least)) / 2;
    }

    private static double Square(double x) => x * x;
}
