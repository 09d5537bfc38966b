using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Restoration;

/// <summary>
/// The harmonics of a hum at one block, from some seconds of blocks about it. Turned back by how far the hum has gone on, a hum's blocks all hold the same
/// amplitude and phase, while music adds something else to each: the value where they gather is the hum, and where they do not gather there is none.
/// The slope of the phases that is left corrects the frequency.
/// </summary>
public sealed class HumEstimate
{
    // Variances of the estimate by which the estimated power is lowered: what is no surer than that is left alone.
    private const double Doubt = 4;
    private const int Rounds = 3;
    private const double LeastAmplitude = 1e-9;

    // What is subtracted is held under twice what the block itself holds: a hum that stops or fades is not put in upside down.
    private const double MostOfBlock = 2;

    private readonly double[] _re;
    private readonly double[] _im;
    private readonly double[] _stepRe;
    private readonly double[] _stepIm;
    private readonly double[] _turnRe;
    private readonly double[] _turnIm;
    private readonly RobustMean _mean;

    /// <param name="harmonics">How many, the fundamental with them.</param>
    /// <param name="blocks">The most blocks.</param>
    public HumEstimate(int harmonics, int blocks)
    {
        _re = new double[blocks];
        _im = new double[blocks];
        _stepRe = new double[blocks];
        _stepIm = new double[blocks];
        _turnRe = new double[blocks];
        _turnIm = new double[blocks];
        _mean = new RobustMean(blocks);
        Re = new double[harmonics];
        Im = new double[harmonics];
    }

    /// <summary>Real parts of the amplitudes at the block.</summary>
    public double[] Re { get; }

    /// <summary>Imaginary parts.</summary>
    public double[] Im { get; }

    /// <summary>By how much the fundamental turns from block to block beyond its nominal frequency, radians.</summary>
    public double Turn { get; private set; }

    /// <summary>Sum of the squared amplitudes.</summary>
    public double Energy { get; private set; }

    public void Clear()
    {
        Array.Clear(Re);
        Array.Clear(Im);
        (Turn, Energy) = (0, 0);
    }

    /// <summary>Estimates.</summary>
    /// <param name="re">Real parts of the blocks of each harmonic, each a Hann window of two hops, one hop after the last.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="count">How many blocks there are of each, oldest first, the last in its place.</param>
    /// <param name="middle">The block whose amplitudes are asked for, of those.</param>
    /// <param name="turn">The turn to begin with.</param>
    /// <param name="widest">The greatest turn.</param>
    public void Find(double[][] re, double[][] im, int count, int middle, double turn, double widest)
    {
        Turn = turn;
        for (var round = 1; round < Rounds; round++)
        {
            Turn = Math.Clamp(Turn + Round(re, im, count, middle), -widest, widest);
        }

        Round(re, im, count, middle);
        Energy = 0;
        var held = 0.0;
        for (var k = 0; k < Re.Length; k++)
        {
            var (r, i) = (re[k][^(count - middle)], im[k][^(count - middle)]);
            held += Re[k] == 0 && Im[k] == 0 ? 0 : (r * r) + (i * i);
            Energy += (Re[k] * Re[k]) + (Im[k] * Im[k]);
        }

        var share = Energy > 0 ? Math.Min(1, MostOfBlock * Math.Sqrt(held / Energy)) : 0;
        for (var k = 0; k < Re.Length; k++)
        {
            // A tone beside the nominal frequency measures less by the Hann window's sin(x) / x / (1 - (x / pi)^2), x half of its turn in the block.
            var half = Math.Min(Math.Abs((k + 1) * Turn), 0.9 * Math.PI);
            var gain = half < 1e-9 ? share : share * half * (1 - (half * half / (Math.PI * Math.PI))) / DetMath.Sin(half);
            (Re[k], Im[k]) = (gain * Re[k], gain * Im[k]);
        }

        Energy *= share * share;
    }

    /// <summary>Finds all amplitudes at the present turn.</summary>
    /// <returns>The turn that is missing by the slope of the phases.</returns>
    private double Round(double[][] re, double[][] im, int count, int middle)
    {
        for (var b = 0; b < count; b++)
        {
            var angle = -Turn * (b - middle);
            (_stepRe[b], _stepIm[b]) = (DetMath.Cos(angle), DetMath.Sin(angle));
            (_turnRe[b], _turnIm[b]) = (1, 0);
        }

        double slope = 0, weight = 0;
        for (var k = 0; k < Re.Length; k++)
        {
            var r = re[k].AsSpan(^count..);
            var i = im[k].AsSpan(^count..);
            for (var b = 0; b < count; b++)
            {
                var (tr, ti) = (_turnRe[b], _turnIm[b]);
                (tr, ti) = ((tr * _stepRe[b]) - (ti * _stepIm[b]), (tr * _stepIm[b]) + (ti * _stepRe[b]));
                (_turnRe[b], _turnIm[b]) = (tr, ti);
                _re[b] = (r[b] * tr) - (i[b] * ti);
                _im[b] = (r[b] * ti) + (i[b] * tr);
            }

            _mean.Find(_re.AsSpan(0, count), _im.AsSpan(0, count));
            var power = (_mean.Re * _mean.Re) + (_mean.Im * _mean.Im);
            var gain = power > LeastAmplitude * LeastAmplitude ? Math.Max(0, 1 - (Doubt * _mean.Variance / power)) : 0;
            (Re[k], Im[k]) = (gain * _mean.Re, gain * _mean.Im);
            if (gain > 0)
            {
                Slope(k + 1, count, power, ref slope, ref weight);
            }
        }

        return weight > 0 ? slope / weight : 0;
    }

    /// <summary>Adds a harmonic's part to the regression of phase on time.</summary>
    private void Slope(int harmonic, int count, double power, ref double slope, ref double weight)
    {
        var weights = _mean.Weights;
        double sum = 0, center = 0;
        for (var b = 0; b < count; b++)
        {
            sum += weights[b];
            center += weights[b] * b;
        }

        center /= sum;
        for (var b = 0; b < count; b++)
        {
            var from = harmonic * (b - center);
            slope += weights[b] * from * ((_im[b] * _mean.Re) - (_re[b] * _mean.Im));
            weight += weights[b] * from * from * power;
        }
    }
}
