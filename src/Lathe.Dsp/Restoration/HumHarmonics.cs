using Lathe.Dsp.Kernels;
using Lathe.Dsp.Oscillators;

namespace Lathe.Dsp.Restoration;

/// <summary>One nominal fundamental: what its harmonics held in each of the last blocks, and the hum estimated from them.</summary>
internal sealed class HumHarmonics
{
    private readonly double _widest;
    private readonly HumSearch _search;
    private readonly double[] _risingRe;
    private readonly double[] _risingIm;
    private readonly double[] _fallingRe;
    private readonly double[] _fallingIm;
    private readonly double[] _halfRe;
    private readonly double[] _halfIm;
    private readonly double[][] _re;
    private readonly double[][] _im;
    private double _turn;

    /// <param name="step">The fundamental, cycles a frame.</param>
    /// <param name="harmonics">How many.</param>
    /// <param name="blocks">That are kept.</param>
    /// <param name="widest">The greatest turn of the fundamental beyond the nominal one, radians a block.</param>
    public HumHarmonics(double step, int harmonics, int blocks, double widest)
    {
        Curve = new PhaseCurve(Glide.None, step, step, 1);
        _widest = widest;
        _search = new HumSearch(harmonics, blocks, widest);
        _risingRe = new double[harmonics];
        _risingIm = new double[harmonics];
        _fallingRe = new double[harmonics];
        _fallingIm = new double[harmonics];
        _halfRe = new double[harmonics];
        _halfIm = new double[harmonics];
        _re = [.. _risingRe.Select(_ => new double[blocks])];
        _im = [.. _risingRe.Select(_ => new double[blocks])];
        Older = new HumEstimate(harmonics, blocks);
        Newer = new HumEstimate(harmonics, blocks);
    }

    public PhaseCurve Curve { get; }

    public double Agreement => _search.Agreement;

    public HumEstimate Older { get; private set; }

    public HumEstimate Newer { get; private set; }

    /// <summary>Turns a harmonic on to the next.</summary>
    public static void Turn(Span<double> re, Span<double> im, ReadOnlySpan<double> cosine, ReadOnlySpan<double> sine)
    {
        for (var i = 0; i < re.Length; i++)
        {
            (re[i], im[i]) = ((re[i] * cosine[i]) - (im[i] * sine[i]), (re[i] * sine[i]) + (im[i] * cosine[i]));
        }
    }

    /// <summary>Correlates a quantum under the rising and under the falling half of the window with each harmonic.</summary>
    public void Measure(ReadOnlySpan<double> rising, ReadOnlySpan<double> falling, Span<double> re, Span<double> im, ReadOnlySpan<double> cosine, ReadOnlySpan<double> sine)
    {
        cosine.CopyTo(re);
        sine.CopyTo(im);
        for (var k = 0; k < _re.Length; k++)
        {
            _risingRe[k] += Kernel.Dot(rising, re);
            _risingIm[k] -= Kernel.Dot(rising, im);
            _fallingRe[k] += Kernel.Dot(falling, re);
            _fallingIm[k] -= Kernel.Dot(falling, im);
            Turn(re, im, cosine, sine);
        }
    }

    /// <summary>A hop is over, and with it the block that began a hop before: its amplitudes become the newest.</summary>
    public void Close(double scale)
    {
        for (var k = 0; k < _re.Length; k++)
        {
            Push(_re[k], scale * (_halfRe[k] + _fallingRe[k]));
            Push(_im[k], scale * (_halfIm[k] + _fallingIm[k]));
            (_halfRe[k], _halfIm[k]) = (_risingRe[k], _risingIm[k]);
        }

        Array.Clear(_risingRe);
        Array.Clear(_risingIm);
        Array.Clear(_fallingRe);
        Array.Clear(_fallingIm);
    }

    /// <summary>Power of the loudest harmonic in its softer blocks.</summary>
    public double Loudest(int blocks) => _search.Measure(_re, _im, blocks);

    /// <summary>Looks for the frequency anew, after <see cref="Loudest"/>.</summary>
    public void Search(int blocks, double loudest) => _turn = _search.Find(_re, _im, blocks, loudest);

    /// <summary>Estimates the hum of one of the last blocks, or that there is none.</summary>
    public void Estimate(int blocks, int middle, bool isThere)
    {
        (Older, Newer) = (Newer, Older);
        if (!isThere)
        {
            Newer.Clear();
            return;
        }

        Newer.Find(_re, _im, blocks, middle, _turn, _widest);
        _turn = Newer.Turn;
    }

    public void Reset()
    {
        foreach (var sums in new[] { _risingRe, _risingIm, _fallingRe, _fallingIm, _halfRe, _halfIm })
        {
            Array.Clear(sums);
        }

        Array.ForEach(_re, r => Array.Clear(r));
        Array.ForEach(_im, i => Array.Clear(i));
        Older.Clear();
        Newer.Clear();
        _turn = 0;
    }

    private static void Push(Span<double> values, double newest)
    {
        values[1..].CopyTo(values);
        values[^1] = newest;
    }
}
