using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// The gain of each bin of a spectrum. The spectrum is smoothed twice with bands of constant width on the ERB scale (Glasberg and Moore 1990,
/// 24.7 (4.37 f/1000 + 1) Hz): the power narrowly, and that in dB widely, to know what is usual around
/// there: a mean in dB hardly sees the resonance itself. Where the narrow one stands above the wide one by more than a
/// threshold, that is reduced, in dB, with attack and release from hop to hop. State in dB.
/// </summary>
internal sealed class ResonanceSuppressorGains
{
    /// <summary>Width of the neighborhood: ERB to each side.</summary>
    private const double Around = 3;

    /// <summary>Power added to every bin, so that silence has no resonances: -160 dBFS.</summary>
    private const double Floor = 1e-16;

    /// <summary>Octaves over which the reduction fades outside the range.</summary>
    private const double Skirt = 0.5;

    private readonly int[] _narrowFrom;
    private readonly int[] _narrowTo;
    private readonly int[] _wideFrom;
    private readonly int[] _wideTo;
    private readonly double[] _octaves;
    private readonly double[] _sums;
    private readonly double[] _narrow;
    private readonly double[] _wide;
    private readonly double[] _reductions;

    /// <param name="bins">Bins of the spectrum, the first and last included.</param>
    /// <param name="sampleRate">Frames a second.</param>
    /// <param name="width">Width of what counts as one resonance, as a share of an ERB to each side.</param>
    public ResonanceSuppressorGains(int bins, double sampleRate, double width)
    {
        Bins = bins;
        _narrowFrom = new int[bins];
        _narrowTo = new int[bins];
        _wideFrom = new int[bins];
        _wideTo = new int[bins];
        _octaves = new double[bins];
        _sums = new double[bins + 1];
        _narrow = new double[bins];
        _wide = new double[bins];
        _reductions = new double[bins];
        var spacing = sampleRate / 2 / (bins - 1);
        for (var k = 0; k < bins; k++)
        {
            var erb = 24.7 * ((4.37 * k * spacing / 1000) + 1);
            (_narrowFrom[k], _narrowTo[k]) = Band(k, width * erb / spacing);
            (_wideFrom[k], _wideTo[k]) = Band(k, Around * erb / spacing);
            _octaves[k] = DetMath.Log2(Math.Max(k, 0.5) * spacing / 1000);
        }
    }

    public int Bins { get; }

    /// <summary>Whether nothing is reduced.</summary>
    public bool IsIdle { get; private set; } = true;

    public void Reset()
    {
        Array.Clear(_reductions);
        IsIdle = true;
    }

    /// <summary>One hop.</summary>
    /// <param name="powers">Power of each bin.</param>
    /// <param name="gains">Gets a linear gain for each, 1 where nothing is reduced.</param>
    /// <param name="law">The settings.</param>
    public void Process(ReadOnlySpan<double> powers, Span<double> gains, in ResonanceSuppressorLaw law)
    {
        Means(powers, _narrowFrom, _narrowTo, _narrow);
        for (var k = 0; k < Bins; k++)
        {
            // The difference of two sums can come out below what it is by their rounding.
            _narrow[k] = Math.Max(_narrow[k], 0) + Floor;
        }

        DetMath.Log2(_narrow, _narrow);
        Means(_narrow, _wideFrom, _wideTo, _wide);
        var low = DetMath.Log2(law.Low / 1000);
        var high = DetMath.Log2(law.High / 1000);
        var greatest = 0.0;
        for (var k = 0; k < Bins; k++)
        {
            var standsOut = (_narrow[k] - _wide[k]) * 3.0102999566398120 - law.Threshold - (law.Tilt * _octaves[k]);
            var outside = Math.Max(low - _octaves[k], _octaves[k] - high) / Skirt;
            var target = Math.Clamp(law.Depth * standsOut, 0, law.Greatest) * Math.Clamp(1 - outside, 0, 1);
            var reduction = _reductions[k];
            reduction += (target > reduction ? law.Attack : law.Release) * (target - reduction);
            reduction = reduction < 1e-9 ? 0 : reduction;
            _reductions[k] = reduction;
            gains[k] = -reduction;
            greatest = Math.Max(greatest, reduction);
        }

        IsIdle = greatest == 0;
        DetMath.DbToGain(gains[..Bins], gains[..Bins]);
    }

    private (int From, int To) Band(int bin, double reach)
    {
        var whole = Math.Max(1, (int)Math.Round(reach));
        return (Math.Max(0, bin - whole), Math.Min(Bins, bin + whole + 1));
    }

    private void Means(ReadOnlySpan<double> values, int[] from, int[] to, double[] means)
    {
        var sum = 0.0;
        for (var k = 0; k < Bins; k++)
        {
            sum += values[k];
            _sums[k + 1] = sum;
        }

        for (var k = 0; k < Bins; k++)
        {
            means[k] = (_sums[to[k]] - _sums[from[k]]) / (to[k] - from[k]);
        }
    }
}
