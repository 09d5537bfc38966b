using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Quantization;

/// <summary>
/// A noise shaper designed for a sample rate: the error feedback of <see cref="Order"/> taps that makes the noise least audible, weighted by the
/// inverse of the threshold of hearing in quiet (E. Terhardt, Calculating virtual pitch, Hearing Research 1, 1979), while its total stays at
/// <see cref="MostNoise"/> or below. The filter 1 - sum c[k] z^-k that makes the integral of weight times |filter|^2 least is the prediction-error
/// filter of a process whose spectrum is the weight (Levinson, J. Math. Phys. 25, 1947; Durbin 1960); the total is held by a constant added to the
/// weight.
/// </summary>
internal static class ThresholdShaper
{
    /// <summary>More taps gain less than 0.1 dB.</summary>
    public const int Order = 16;

    /// <summary>dB above plain dither.</summary>
    public const double MostNoise = 16;

    private const int Points = 2048;
    private const int Bisections = 40;
    private const double LeastHz = 20;

    /// <param name="sampleRate">Hz.</param>
    /// <returns>c[1], c[2], ...</returns>
    public static double[] Design(double sampleRate)
    {
        var weight = Weight(sampleRate);
        var most = DetMath.Pow(10, MostNoise / 10);

        // Octaves of the added constant: none of it spends all noise on a deeper notch, as much as the weight's peak leaves the noise white.
        var (deep, flat) = (-40.0, 0.0);
        for (var i = 0; i < Bisections; i++)
        {
            var middle = (deep + flat) / 2;
            (deep, flat) = Total(Predict(weight, DetMath.Exp2(middle))) > most ? (middle, flat) : (deep, middle);
        }

        return Predict(weight, DetMath.Exp2(flat));
    }

    /// <summary>The threshold in quiet, dB; below 20 Hz as at 20 Hz.</summary>
    internal static double Threshold(double hz)
    {
        var khz = Math.Max(hz, LeastHz) / 1000;
        var dip = khz - 3.3;
        return (3.64 * DetMath.Pow(khz, -0.8)) - (6.5 * DetMath.Exp(-0.6 * dip * dip)) + (1e-3 * khz * khz * khz * khz);
    }

    /// <summary>Autocorrelation of the weight, scaled so that the weight's peak is 1.</summary>
    private static double[] Weight(double sampleRate)
    {
        var spectrum = new double[Points];
        var peak = 0.0;
        for (var n = 0; n < Points; n++)
        {
            spectrum[n] = DetMath.Pow(10, -Threshold((n + 0.5) / Points * sampleRate / 2) / 10);
            peak = Math.Max(peak, spectrum[n]);
        }

        var correlation = new double[Order + 1];
        for (var lag = 0; lag <= Order; lag++)
        {
            var sum = 0.0;
            for (var n = 0; n < Points; n++)
            {
                sum += spectrum[n] * DetMath.CosPi(lag * (n + 0.5) / Points);
            }

            correlation[lag] = sum / peak / Points;
        }

        return correlation;
    }

    /// <summary>Levinson-Durbin recursion; a constant added to a spectrum is one added to lag 0.</summary>
    private static double[] Predict(double[] correlation, double added)
    {
        var taps = new double[Order];
        var before = new double[Order];
        var error = correlation[0] + added;
        for (var m = 0; m < Order; m++)
        {
            var left = correlation[m + 1];
            for (var k = 0; k < m; k++)
            {
                left -= taps[k] * correlation[m - k];
            }

            var reflection = left / error;
            taps.AsSpan(0, m).CopyTo(before);
            for (var k = 0; k < m; k++)
            {
                taps[k] = before[k] - (reflection * before[m - 1 - k]);
            }

            taps[m] = reflection;
            error *= 1 - (reflection * reflection);
        }

        return taps;
    }

    private static double Total(double[] taps)
    {
        var sum = 1.0;
        foreach (var tap in taps)
        {
            sum += tap * tap;
        }

        return sum;
    }
}
