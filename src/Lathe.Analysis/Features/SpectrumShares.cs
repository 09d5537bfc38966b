using Lathe.Dsp.Numerics;

namespace Lathe.Analysis.Features;

/// <summary>Figures of how a power spectrum is spread.</summary>
internal sealed class SpectrumShares
{
    private readonly double[] _run;
    private readonly double _width;

    public SpectrumShares(ReadOnlySpan<double> bins, double width)
    {
        _width = width;
        _run = new double[bins.Length];
        var (sum, weighted, logs, squares) = (0.0, 0.0, 0.0, 0.0);
        for (var k = 1; k < bins.Length; k++)
        {
            var octave = DetMath.Log2(k * width);
            sum += bins[k];
            weighted += bins[k] * k * width;
            logs += bins[k] * octave;
            squares += bins[k] * octave * octave;
            _run[k] = sum;
        }

        if (sum > 0)
        {
            Centroid = weighted / sum;
            var mean = logs / sum;
            Spread = Math.Sqrt(Math.Max(0, (squares / sum) - (mean * mean)));
            Bands = new BandShares(Share(0, 60), Share(60, 250), Share(250, 2000), Share(2000, 6000), Share(6000, double.PositiveInfinity));
        }
    }

    public double Centroid { get; }

    /// <summary>Octaves.</summary>
    public double Spread { get; }

    public BandShares Bands { get; }

    /// <summary>The frequency below which a share of the power lies, hertz.</summary>
    public double Below(double share)
    {
        for (var k = 1; k < _run.Length; k++)
        {
            if (_run[k] >= share * _run[^1])
            {
                return k * _width;
            }
        }

        return 0;
    }

    private double Share(double low, double high) => (Up(high) - Up(low)) / _run[^1];

    private double Up(double hertz)
    {
        var at = Math.Min(hertz / _width, _run.Length - 1);
        var k = (int)at;
        return k + 1 < _run.Length ? _run[k] + ((at - k) * (_run[k + 1] - _run[k])) : _run[^1];
    }
}
