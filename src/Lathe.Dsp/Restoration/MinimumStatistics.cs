using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Restoration;

/// <summary>
/// Follows the power of noise under a signal: in every bin, the least smoothed power of the last seconds, raised by what a minimum lies below the mean
/// (R. Martin, "Noise power spectral density estimation based on optimal smoothing and minimum statistics", IEEE Trans. SAP 9(5), 2001, with constant
/// smoothing). Notes shorter than the time do not count. In the first 24 spectra no noise is known.
/// </summary>
public sealed class MinimumStatistics
{
    private const double Smoothing = 0.95;
    private const int Parts = 8;

    // Mean over minimum of white noise smoothed so, at an overlap of three quarters under roots of Hann windows, by simulation: 1.309 for 43 spectra,
    // 1.439 for 86, 1.582 for 172, 1.730 for 344, 1.908 for 860.
    private const double BiasFrames = 43;
    private const double BiasThere = 1.309;
    private const double BiasOfOctave = 0.14;

    // The first spectra of a stream reach back before it.
    private const int Unfilled = 4;
    private const int Settling = 24;

    private readonly int _bins;
    private readonly int _framesOfPart;
    private readonly double[] _smooth;
    private readonly double[] _part;
    private readonly double[] _minima;
    private int _seen;
    private int _frame;
    private int _parts;

    /// <param name="bins">Of a spectrum.</param>
    /// <param name="frames">Spectra over which the minimum is taken.</param>
    public MinimumStatistics(int bins, int frames)
    {
        _bins = bins;
        _framesOfPart = Math.Max(1, frames / Parts);
        _smooth = new double[bins];
        _part = new double[bins];
        _minima = new double[Parts * bins];
        Reset();
    }

    /// <summary>Takes a spectrum's power and gives the noise's.</summary>
    public void Follow(ReadOnlySpan<double> power, Span<double> noise)
    {
        if (_seen < Settling)
        {
            Settle(power, noise);
            return;
        }

        var isPart = _frame == 0;
        var frames = (Math.Min(_parts, Parts) * _framesOfPart) + _frame + 1;
        var bias = Math.Max(1, BiasThere + (BiasOfOctave * DetMath.Log2(frames / BiasFrames)));
        for (var k = 0; k < _bins; k++)
        {
            _smooth[k] = Denormals.Flush(Math.FusedMultiplyAdd(Smoothing, _smooth[k] - power[k], power[k]));
            _part[k] = isPart ? _smooth[k] : Math.Min(_part[k], _smooth[k]);
            var least = _part[k];
            for (var p = 0; p < Math.Min(_parts, Parts); p++)
            {
                least = Math.Min(least, _minima[(p * _bins) + k]);
            }

            noise[k] = bias * least;
        }

        if (++_frame == _framesOfPart)
        {
            _part.CopyTo(_minima.AsSpan(_parts % Parts * _bins));
            _parts = _parts + 1 == 2 * Parts ? Parts : _parts + 1;
            _frame = 0;
        }
    }

    public void Reset() => (_seen, _frame, _parts) = (0, 0, 0);

    /// <summary>The plain mean, until there is enough of it to take minima of; no noise is known yet.</summary>
    private void Settle(ReadOnlySpan<double> power, Span<double> noise)
    {
        var weight = 1.0 / Math.Max(1, _seen - Unfilled + 1);
        for (var k = 0; k < _bins; k++)
        {
            _smooth[k] = _seen <= Unfilled ? power[k] : _smooth[k] + (weight * (power[k] - _smooth[k]));
        }

        noise.Clear();
        _seen++;
    }
}
