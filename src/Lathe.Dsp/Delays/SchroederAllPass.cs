namespace Lathe.Dsp.Delays;

/// <summary>
/// A delay of N frames with a gain of 1 at every frequency: v = x + g v[n - N], y = v[n - N] - g v (M. R. Schroeder, "Natural sounding artificial
/// reverberation", JAES 10(3), 1962). It smears phase, not level.
/// </summary>
public sealed class SchroederAllPass
{
    private readonly double[] _ring;
    private readonly double _gain;
    private int _at;

    /// <param name="frames">1 or more.</param>
    /// <param name="gain">Between -1 and 1; the sound falls by this factor in every round.</param>
    public SchroederAllPass(int frames, double gain)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frames);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Math.Abs(gain), 1);
        _ring = new double[frames];
        _gain = gain;
    }

    /// <summary>In place, any length.</summary>
    public void Process(Span<double> samples)
    {
        foreach (ref var sample in samples)
        {
            var old = _ring[_at];
            var v = Math.FusedMultiplyAdd(_gain, old, sample);
            sample = Math.FusedMultiplyAdd(-_gain, v, old);
            _ring[_at] = Numerics.Denormals.Flush(v);
            _at = _at + 1 == _ring.Length ? 0 : _at + 1;
        }
    }

    public void Reset()
    {
        Array.Clear(_ring);
        _at = 0;
    }
}
