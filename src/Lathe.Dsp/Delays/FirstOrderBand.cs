using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Delays;

/// <summary>
/// A high-pass and a low-pass of first order in series, 6 dB an octave each, for what goes round a loop or comes out of a space. Topology-preserving
/// transform (Zavalishin, "The Art of VA Filter Design", 2012, 3.10), so its cut-offs may move. Never above 1 in gain. State in sample values.
/// </summary>
public struct FirstOrderBand
{
    private double _low;
    private double _high;

    /// <summary>The factor of a cut-off: g / (1 + g), g = tan(pi f / rate); frequencies above 0.49 of the rate count as that.</summary>
    public static double Factor(double hertz, double sampleRate)
    {
        var g = DetMath.Tan(Math.PI * Math.Min(hertz / sampleRate, 0.49));
        return g / (1 + g);
    }

    /// <summary>One sample.</summary>
    /// <param name="lowCut"><see cref="Factor"/> of the high-pass.</param>
    /// <param name="highCut"><see cref="Factor"/> of the low-pass.</param>
    public double Process(double x, double lowCut, double highCut)
    {
        // s' = s + 2 G (x - s), written so that one product and one sum stand between a state and the next.
        var passed = x - (_low + ((x - _low) * lowCut));
        _low = (2 * lowCut * x) + ((1 - (2 * lowCut)) * _low);
        var y = _high + ((passed - _high) * highCut);
        _high = (2 * highCut * passed) + ((1 - (2 * highCut)) * _high);
        return y;
    }

    /// <summary>A quantum in place, with the bits of one sample at a time; flushes.</summary>
    public void Process(Span<double> samples, ReadOnlySpan<double> lowCut, ReadOnlySpan<double> highCut)
    {
        // A local copy lives in registers, where the struct's own fields would go through memory at each sample.
        var (low, high) = (_low, _high);
        for (var i = 0; i < samples.Length; i++)
        {
            var x = samples[i];
            var passed = x - (low + ((x - low) * lowCut[i]));
            low = (2 * lowCut[i] * x) + ((1 - (2 * lowCut[i])) * low);
            samples[i] = high + ((passed - high) * highCut[i]);
            high = (2 * highCut[i] * passed) + ((1 - (2 * highCut[i])) * high);
        }

        (_low, _high) = (low, high);
        Flush();
    }

    /// <summary>To be called at the end of each quantum.</summary>
    public void Flush()
    {
        _low = Denormals.Flush(_low);
        _high = Denormals.Flush(_high);
    }

    public void Reset() => _low = _high = 0;
}
