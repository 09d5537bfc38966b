using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Restoration;

/// <summary>
/// Gains that take noise of known power out of a spectrum: least error of the logarithm of the amplitude (Y. Ephraim, D. Malah, IEEE Trans. ASSP 33(2),
/// 1985) with decision-directed signal-to-noise ratio (the same, 32(6), 1984), weighted by the probability that there is a signal at all
/// (I. Cohen, B. Berdugo, "Speech enhancement for non-stationary noise environments", Signal Processing 81, 2001). Where there is none, the gain is the
/// floor, steadily: no musical noise.
/// </summary>
public sealed class SpectralDenoiser
{
    private const double LeastRatio = 0.00316; // a priori, -25 dB
    private const double GreatestRatio = 1e6;
    private const double RatioSmoothing = 0.7;
    private const double Absent = 0.1; // smoothed ratio, -10 dB
    private const double Certain = 0.316; // -5 dB
    private const double MostAbsence = 0.95;
    private const int Near = 1;
    private const int Far = 15;
    private const double LeastNoise = 1e-26;

    // exp(E1(v) / 2) at v = 2^(i / 16 - 20).
    private const int TableStep = 16;
    private const int TableLow = -20;
    private static readonly double[] Table = [.. Enumerable.Range(0, (26 * TableStep) + 2).Select(i =>
        DetMath.Exp(0.5 * ExponentialIntegral.E1(DetMath.Exp2((i / (double)TableStep) + TableLow))))];

    private readonly int _bins;
    private readonly double[] _clean;
    private readonly double[] _smooth;
    private readonly double[] _sums;

    /// <param name="bins">Of a spectrum.</param>
    public SpectralDenoiser(int bins)
    {
        _bins = bins;
        _clean = new double[bins];
        _smooth = new double[bins];
        _sums = new double[bins + 1];
    }

    /// <summary>Finds the gains for a spectrum.</summary>
    /// <param name="power">Of the noisy bins.</param>
    /// <param name="noise">Of the noise.</param>
    /// <param name="floor">The least gain, linear, above 0.</param>
    /// <param name="smoothing">Weight of the last frame's signal in the ratio, 0 to below 1: more is smoother and slower.</param>
    /// <param name="gains">Gets the gains.</param>
    public void Gains(ReadOnlySpan<double> power, ReadOnlySpan<double> noise, double floor, double smoothing, Span<double> gains)
    {
        _sums[0] = 0;
        for (var k = 0; k < _bins; k++)
        {
            var n = Math.Max(noise[k], LeastNoise);
            var posterior = Math.Min(power[k] / n, GreatestRatio);
            var prior = (smoothing * Math.Min(_clean[k] / n, GreatestRatio)) + ((1 - smoothing) * Math.Max(posterior - 1, 0));
            gains[k] = Math.Max(prior, LeastRatio);
            _smooth[k] = Math.FusedMultiplyAdd(RatioSmoothing, _smooth[k] - prior, prior);
            _sums[k + 1] = _sums[k] + _smooth[k];
        }

        for (var k = 0; k < _bins; k++)
        {
            var n = Math.Max(noise[k], LeastNoise);
            var posterior = Math.Min(power[k] / n, GreatestRatio);
            var prior = gains[k];
            var wiener = prior / (1 + prior);
            var v = wiener * posterior;
            var present = Likely(Mean(k, Near)) * Likely(Mean(k, Far));
            var absence = Math.Min(1 - present, MostAbsence);
            var probability = 1 / (1 + (absence / (1 - absence) * (1 + prior) * DetMath.Exp(-Math.Min(v, 500))));
            var gain = Math.Min(1, wiener * Lift(v));
            _clean[k] = Denormals.Flush(gain * gain * power[k]);

            // gain^p floor^(1 - p)
            gains[k] = Math.Max(floor, floor * DetMath.Exp2(probability * (DetMath.Log2(Math.Max(gain, floor)) - DetMath.Log2(floor))));
        }
    }

    public void Reset()
    {
        Array.Clear(_clean);
        Array.Clear(_smooth);
    }

    private static double Lift(double v)
    {
        var place = Math.Clamp((DetMath.Log2(Math.Max(v, 1e-9)) - TableLow) * TableStep, 0, Table.Length - 2);
        var at = (int)place;
        return Table[at] + ((place - at) * (Table[at + 1] - Table[at]));
    }

    private double Mean(int bin, int reach)
    {
        var (from, to) = (Math.Max(0, bin - reach), Math.Min(_bins, bin + reach + 1));
        return (_sums[to] - _sums[from]) / (to - from);
    }

    /// <summary>0 below -10 dB, 1 above -5 dB, straight in dB between.</summary>
    private static double Likely(double ratio) => ratio <= Absent ? 0 : ratio >= Certain ? 1 : DetMath.Log2(ratio / Absent) / DetMath.Log2(Certain / Absent);
}
