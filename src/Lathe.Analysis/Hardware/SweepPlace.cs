using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Analysis.Hardware;

/// <summary>
/// Finds a sweep in a recording to a small fraction of a sample. The peak of the cross-correlation gives the whole frames and the polarity; the
/// rest is the slope of the cross-spectrum's phase over 200 Hz to 0.4 of the sample rate, fitted by least squares weighted with its magnitude
/// (the phase transform's generalization by Knapp and Carter, 1976) and turned back until nothing is left of it.
/// </summary>
internal sealed class SweepPlace
{
    private const int Margin = 512;
    private const int Turns = 6;
    private const double LowHertz = 200;
    private const double HighShare = 0.4;

    private readonly double[] _sweep;
    private readonly RealFft _fft;
    private readonly double[] _re;
    private readonly double[] _im;
    private readonly int _rate;

    /// <param name="rate">Hz.</param>
    /// <param name="sweep">What was sent.</param>
    /// <param name="longest">The longest stretch that will be searched, frames.</param>
    public SweepPlace(int rate, double[] sweep, int longest)
    {
        _rate = rate;
        _sweep = sweep;
        var size = 2;
        while (size < longest + sweep.Length)
        {
            size *= 2;
        }

        _fft = new RealFft(size);
        (_re, _im) = (new double[_fft.Bins], new double[_fft.Bins]);
        Transform(sweep, _re, _im);
    }

    /// <summary>
    /// The moment of the sweep that a measured delay stands for, frames from its start, where a clock drifts within it: the fit weights each
    /// frequency with its square, so it is the place of 3/4 (h^4 - l^4) / (h^3 - l^3).
    /// </summary>
    public static double Moment(int rate)
    {
        var (l, h) = (LowHertz / rate, HighShare);
        return SyncSweep.Place(rate, 0.75 * ((h * h * h * h) - (l * l * l * l)) / ((h * h * h) - (l * l * l)));
    }

    /// <param name="recorded">The stretch to search.</param>
    /// <returns>Frames from its start to the sweep's, the correlation there and its sign; null where the stretch is silent or too short.</returns>
    public (double Frames, double Correlation, bool Inverted)? Find(ReadOnlySpan<double> recorded)
    {
        if (recorded.Length < _sweep.Length)
        {
            return null;
        }

        var (re, im) = (new double[_fft.Bins], new double[_fft.Bins]);
        Transform(recorded, re, im);
        Cross(re, im);
        var correlation = new double[_fft.Size];
        _fft.Inverse(re, im, correlation);
        var best = 0;
        for (var lag = 0; lag <= recorded.Length - _sweep.Length; lag++)
        {
            best = Math.Abs(correlation[lag]) > Math.Abs(correlation[best]) ? lag : best;
        }

        var energy = Energy(_sweep) * Energy(recorded.Slice(best, _sweep.Length));
        if (energy == 0)
        {
            return null;
        }

        var inverted = correlation[best] < 0;
        return (best + Fraction(recorded, best, inverted), Math.Abs(correlation[best]) / Math.Sqrt(energy), inverted);
    }

    private double Fraction(ReadOnlySpan<double> recorded, int whole, bool inverted)
    {
        // Only what surrounds the sweep: other signals would pull the phase.
        var start = Math.Max(0, whole - Margin);
        var end = Math.Min(recorded.Length, whole + _sweep.Length + Margin);
        var stretch = new double[end - start];
        recorded[start..end].CopyTo(stretch);
        var (re, im) = (new double[_fft.Bins], new double[_fft.Bins]);
        Transform(stretch, re, im);
        Cross(re, im);
        double shift = whole - start;
        for (var turn = 0; turn < Turns; turn++)
        {
            shift += Slope(re, im, shift, inverted ? -1 : 1);
        }

        return shift - (whole - start);
    }

    /// <summary>What is left of the delay once the spectrum has been turned back by <paramref name="shift"/>.</summary>
    private double Slope(double[] re, double[] im, double shift, int sign)
    {
        double above = 0, below = 0;
        var low = (int)(LowHertz / _rate * _fft.Size);
        var high = (int)(HighShare * _fft.Size);
        for (var k = low; k <= high; k++)
        {
            var turns = shift * k / _fft.Size;
            turns -= Math.Floor(turns);
            var (sin, cos) = (DetMath.SinPi(2 * turns), DetMath.CosPi(2 * turns));
            var real = sign * ((re[k] * cos) - (im[k] * sin));
            var imaginary = sign * ((re[k] * sin) + (im[k] * cos));
            var weight = Math.Sqrt((real * real) + (imaginary * imaginary));
            var frequency = k / (double)_fft.Size;
            above -= weight * frequency * DetMath.Atan2(imaginary, real);
            below += weight * frequency * frequency * 2 * Math.PI;
        }

        return below == 0 ? 0 : above / below;
    }

    /// <summary>conj(sweep) x recording.</summary>
    private void Cross(double[] re, double[] im)
    {
        for (var k = 0; k < re.Length; k++)
        {
            var real = (_re[k] * re[k]) + (_im[k] * im[k]);
            im[k] = (_re[k] * im[k]) - (_im[k] * re[k]);
            re[k] = real;
        }
    }

    private void Transform(ReadOnlySpan<double> samples, double[] re, double[] im)
    {
        var padded = new double[_fft.Size];
        samples.CopyTo(padded);
        _fft.Forward(padded, re, im);
    }

    private static double Energy(ReadOnlySpan<double> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += sample * sample;
        }

        return sum;
    }
}
