using Lathe.Dsp.Filters;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Saturation;

/// <summary>
/// The level of a typical program, -18 dBFS RMS with as much power in every octave from 40 Hz to 10 kHz and a normal distribution of values, through
/// filters and a curve: what makeup gains are set by, so that drive changes the tone before the loudness.
/// </summary>
internal static class ProgramLevel
{
    /// <summary>RMS of the program, -18 dBFS.</summary>
    public const double Reference = 0.12589254117941673;

    private const int Bands = 17;

    /// <summary>Gain of the program's RMS through filters.</summary>
    public static double Through(ReadOnlySpan<BiquadCoefficients> filters, double sampleRate)
    {
        var sum = 0.0;
        for (var b = 0; b < Bands; b++)
        {
            var hertz = 40 * DetMath.Exp2(b / 2.0);
            var power = 1.0;
            foreach (var filter in filters)
            {
                power *= filter.MagnitudeSquared(2 * Math.PI * Math.Min(hertz / sampleRate, 0.5));
            }

            sum += power;
        }

        return Math.Sqrt(sum / Bands);
    }

    /// <summary>RMS about the mean of a curve's output for normally distributed input of an RMS about a bias.</summary>
    public static double Through(CurveTable curve, double rms, double bias)
    {
        var (weights, mean, square) = (0.0, 0.0, 0.0);
        for (var z = -3.5; z <= 3.5; z += 0.25)
        {
            var weight = DetMath.Exp(-0.5 * z * z);
            var y = curve.Value(bias + (rms * z));
            weights += weight;
            mean += weight * y;
            square += weight * y * y;
        }

        mean /= weights;
        return Math.Sqrt(Math.Max(0, (square / weights) - (mean * mean)));
    }
}
