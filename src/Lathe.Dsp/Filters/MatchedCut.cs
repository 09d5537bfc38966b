using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// Low- and high-passes of any order and notches whose magnitude as a whole follows the analog prototypes to near the Nyquist frequency. The zeros
/// of high-passes and notches stay exact, at 0 Hz or at the notch, which leaves <see cref="MatchedDesign"/> too few coefficients: each section gets
/// the matched poles alone. Low-passes are made by <see cref="MatchedDesign"/>, whose errors add up in steep ones. What is then missing in the
/// whole filter is added by one <see cref="NyquistCorrection"/> of up to two biquads.
/// </summary>
/// <remarks>
/// Largest errors measured at 44.1 kHz from 20 Hz to 20 kHz where the prototype passes more than -60 dB, frequencies 10 Hz to 20 kHz, q of the most
/// resonant section 0.3 to 10: high-pass of 6 to 96 dB an octave 0.027 dB, notch 0.032.
/// </remarks>
public static class MatchedCut
{
    private const double Audible = 1e-8; // |H|^2 below which no correction is asked for

    private const double Silent = 1e-12; // weight below which the rounding of magnitudes deep in a stop band would count

    /// <summary>Biquads that a filter takes at most.</summary>
    /// <param name="prototypes">How many sections it has.</param>
    public static int Sections(int prototypes) => (2 * prototypes) + 2;

    /// <summary>Designs all sections at once.</summary>
    /// <param name="prototypes">Low-passes, high-passes or notches in series.</param>
    /// <param name="frequency">Their frequency as a part of the sample rate, above 0; above <see cref="MatchedDesign.GreatestFrequency"/> counts as that.</param>
    /// <param name="sections">Gets <see cref="Sections"/> biquads, the identity where one is not needed.</param>
    /// <param name="continuous">
    /// Always takes two biquads for each low-pass and for the correction; the products of the two move without a jump where frequency and q do.
    /// </param>
    public static void Design(ReadOnlySpan<AnalogSection> prototypes, double frequency, Span<BiquadCoefficients> sections, bool continuous = false)
    {
        frequency = Math.Min(frequency, MatchedDesign.GreatestFrequency);
        var omega = 2 * Math.PI * frequency;
        Span<double> turns = stackalloc double[NyquistCorrection.Points];
        Span<double> p = stackalloc double[NyquistCorrection.Points];
        Span<double> missing = stackalloc double[NyquistCorrection.Points];
        Span<double> polynomial = stackalloc double[3];
        NyquistCorrection.Grid(frequency, turns, p);
        missing.Fill(1);
        sections.Fill(BiquadCoefficients.Identity);
        for (var i = 0; i < prototypes.Length; i++)
        {
            if (prototypes[i].N2 == 0 && prototypes[i].N1 == 0)
            {
                var pair = MatchedDesign.Design(prototypes[i], frequency, continuous).Balanced();
                (sections[2 * i], sections[(2 * i) + 1]) = (pair.First, pair.Second);
                for (var k = 0; k < p.Length; k++)
                {
                    missing[k] *= prototypes[i].MagnitudeSquared(turns[k] * Math.PI / omega) / pair.MagnitudeSquaredAt(p[k]);
                }

                continue;
            }

            var section = sections[2 * i] = Uncorrected(prototypes[i], omega);
            MagnitudePolynomial.OfQuadratic(section.A1, section.A2, polynomial);
            for (var k = 0; k < p.Length; k++)
            {
                missing[k] *= Reduced(prototypes[i], turns[k] * Math.PI / omega) * MagnitudePolynomial.Value(polynomial, p[k])
                    / ReducedZeros(prototypes[i], p[k], turns[k] * Math.PI / omega, omega);
            }
        }

        KeepStopBand(prototypes, turns, omega, missing);
        // The correction's gain at 0 Hz goes into the first section: what comes and goes while the filter moves is near 1.
        var correction = NyquistCorrection.Fit(p, missing, continuous ? -1 : MatchedDesign.SingleSectionError);
        var gain = correction.First.GainAtZero;
        sections[0] = sections[0].Scaled(gain);
        correction = correction with { First = correction.First.Scaled(1 / gain) };
        (sections[2 * prototypes.Length], sections[(2 * prototypes.Length) + 1]) = (correction.First, correction.Second);
    }

    /// <summary>Deep in a low-pass's stop band nothing is corrected: there the correction goes on as at the last frequency that is heard.</summary>
    private static void KeepStopBand(ReadOnlySpan<AnalogSection> prototypes, ReadOnlySpan<double> turns, double omega, Span<double> missing)
    {
        if (prototypes[0].N0 == 0 || prototypes[0].N2 != 0)
        {
            return;
        }

        // The weight of what is missing falls to 0 within the stop band; in its place comes the mean over the edge, where the weight is one half.
        Span<double> heard = stackalloc double[missing.Length];
        var (sum, edge) = (0.0, 0.0);
        for (var k = 0; k < missing.Length; k++)
        {
            var wanted = 1.0;
            foreach (var prototype in prototypes)
            {
                wanted *= prototype.MagnitudeSquared(turns[k] * Math.PI / omega);
            }

            heard[k] = wanted / (wanted + Audible);
            var weight = heard[k] * (1 - heard[k]);
            edge += weight;
            sum += heard[k] < Silent ? 0 : weight * missing[k];
        }

        for (var k = 0; k < missing.Length; k++)
        {
            missing[k] = heard[k] < Silent ? sum / edge : (heard[k] * missing[k]) + ((1 - heard[k]) * sum / edge);
        }
    }

    /// <summary>Poles by impulse invariance; zeros where the prototype's are.</summary>
    private static BiquadCoefficients Uncorrected(AnalogSection s, double omega)
    {
        var (a1, a2) = MatchedDesign.Poles(s, omega);
        return s.N0 != 0 ? new(1, -2 * DetMath.Cos(omega), 1, a1, a2) : s.N1 != 0 ? new(1, -1, 0, a1, a2) : new(1, -2, 1, a1, a2);
    }

    /// <summary>The prototype's |H|^2 without its zeros.</summary>
    private static double Reduced(AnalogSection s, double ratio)
    {
        var square = ratio * ratio;
        var (re, im) = (s.D0 - (s.D2 * square), s.D1 * ratio);
        return 1 / ((re * re) + (im * im));
    }

    /// <summary>The digital zeros' squared magnitude over the analog ones', which is finite where both are 0.</summary>
    private static double ReducedZeros(AnalogSection s, double p, double ratio, double omega)
    {
        if (s.N0 == 0)
        {
            var quotient = 4 * p / (ratio * ratio);
            return s.N1 != 0 ? quotient : quotient * quotient;
        }

        // 4 (p - center) / (1 - ratio^2), center = sin^2(omega / 2): p - center = sin((a + b) / 2) sin((a - b) / 2), a and b the two frequencies.
        var distance = (ratio - 1) * omega / (2 * Math.PI);
        var sine = distance == 0 ? Math.PI : DetMath.SinPi(distance) / distance;
        var zeros = 4 * DetMath.SinPi((ratio + 1) * omega / (2 * Math.PI)) * sine * omega / (2 * Math.PI) / (ratio + 1);
        return zeros * zeros;
    }
}
