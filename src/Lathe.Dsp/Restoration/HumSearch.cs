using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Restoration;

/// <summary>
/// Finds by how much a fundamental is off its nominal frequency: the turn from block to block under which all harmonics together add up the most. Loud
/// blocks count no more than soft ones, so that music, which comes and goes, does not outvote a hum that stays.
/// </summary>
public sealed class HumSearch
{
    private const double Resolution = 2.4; // radians that the last harmonic turns over all blocks between two places looked at
    private const double Soft = 0.25; // share of the blocks that count less because they are softer
    private const double LeastPower = 1e-24;

    // Of the power of the loudest harmonic: what is softer than that may be leaking from others and counts less.
    private const double Leak = 1e-3;

    private readonly double[] _re;
    private readonly double[] _im;
    private readonly double[] _size;
    private readonly double[] _power;
    private readonly double _widest;
    private readonly double[] _fits;
    private readonly double[] _turnRe;
    private readonly double[] _turnIm;
    private readonly double[] _minusIm;
    private readonly double[] _sumRe;
    private readonly double[] _sumIm;
    private readonly double[] _newRe;
    private readonly double[] _newIm;
    private readonly double[] _ones;

    /// <param name="harmonics">How many.</param>
    /// <param name="blocks">The most blocks.</param>
    /// <param name="widest">The greatest turn of the fundamental looked for, radians a block.</param>
    public HumSearch(int harmonics, int blocks, double widest)
    {
        _widest = widest;
        _re = new double[blocks];
        _im = new double[blocks];
        _size = new double[blocks];
        _power = new double[harmonics];
        var places = (2 * (int)Math.Ceiling(widest * harmonics * blocks / Resolution)) + 1;
        _fits = new double[places];
        _turnRe = new double[places];
        _turnIm = new double[places];
        _minusIm = new double[places];
        _sumRe = new double[places];
        _sumIm = new double[places];
        _newRe = new double[places];
        _newIm = new double[places];
        _ones = new double[places];
        _ones.AsSpan().Fill(1);
    }

    /// <summary>How well the harmonics agree at the turn found: their number where all blocks do, near 0 where none.</summary>
    public double Agreement { get; private set; }

    /// <summary>Measures how loud each harmonic is in its softer blocks.</summary>
    /// <param name="re">Real parts of the blocks of each harmonic.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="count">How many blocks there are of each, oldest first, the last in its place.</param>
    /// <returns>The power of the loudest.</returns>
    public double Measure(double[][] re, double[][] im, int count)
    {
        var size = _size.AsSpan(0, count);
        for (var k = 0; k < re.Length; k++)
        {
            var r = re[k].AsSpan(^count..);
            var i = im[k].AsSpan(^count..);
            for (var b = 0; b < count; b++)
            {
                size[b] = (r[b] * r[b]) + (i[b] * i[b]);
            }

            size.Sort();
            _power[k] = size[(int)(Soft * count)];
        }

        return Kernel.MaxAbs(_power);
    }

    /// <summary>Finds the turn, radians a block, in blocks that were measured.</summary>
    /// <param name="re">As for <see cref="Measure"/>.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="count">How many.</param>
    /// <param name="loudest">Power of the loudest harmonic of all fundamentals that are looked at.</param>
    public double Find(double[][] re, double[][] im, int count, double loudest)
    {
        Array.Clear(_fits);
        for (var k = 0; k < re.Length; k++)
        {
            var vote = Math.Min(1, _power[k] / Math.Max(Leak * loudest, LeastPower));
            if (vote > 0)
            {
                Level(re[k].AsSpan(^count..), im[k].AsSpan(^count..), Math.Max(_power[k], LeastPower), Math.Sqrt(vote) / count);
                Add(k + 1, count);
            }
        }

        var best = 0;
        for (var p = 1; p < _fits.Length; p++)
        {
            best = _fits[p] > _fits[best] ? p : best;
        }

        Agreement = _fits[best];
        return Turn(best);
    }

    private double Turn(int place) => _fits.Length == 1 ? 0 : _widest * (((2.0 * place) / (_fits.Length - 1)) - 1);

    private void Add(int harmonic, int count)
    {
        for (var p = 0; p < _fits.Length; p++)
        {
            var angle = harmonic * Turn(p);
            _turnRe[p] = DetMath.Cos(angle);
            _turnIm[p] = DetMath.Sin(angle);
        }

        // Horner's rule: each older block is turned on once more.
        Kernel.Negate(_turnIm, _minusIm);
        Array.Clear(_sumRe);
        Array.Clear(_sumIm);
        for (var b = 0; b < count; b++)
        {
            Kernel.Multiply(_sumIm, _minusIm, _newRe);
            Kernel.MultiplyAdd(_sumRe, _turnRe, _newRe, _newRe);
            Kernel.Multiply(_sumRe, _turnIm, _newIm);
            Kernel.MultiplyAdd(_sumIm, _turnRe, _newIm, _newIm);
            Kernel.MultiplyAdd(_ones, _re[b], _newRe, _sumRe);
            Kernel.MultiplyAdd(_ones, _im[b], _newIm, _sumIm);
        }

        Kernel.MultiplyAdd(_sumRe, _sumRe, _fits, _fits);
        Kernel.MultiplyAdd(_sumIm, _sumIm, _fits, _fits);
    }

    /// <summary>Brings the blocks of a harmonic to like size.</summary>
    private void Level(ReadOnlySpan<double> re, ReadOnlySpan<double> im, double soft, double size)
    {
        for (var b = 0; b < re.Length; b++)
        {
            var scale = size / Math.Sqrt((re[b] * re[b]) + (im[b] * im[b]) + soft);
            (_re[b], _im[b]) = (scale * re[b], scale * im[b]);
        }
    }
}
