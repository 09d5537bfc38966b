namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The static law of a downward expander with hysteresis: it opens where the level reaches the threshold and closes where it falls below the
/// threshold less the hysteresis; while closed each dB below the threshold lowers the output by the ratio, as far as the range.
/// </summary>
public sealed class ExpanderGate
{
    private bool _open;

    public void Reset() => _open = false;

    /// <summary>Takes over another one's state.</summary>
    public void CopyFrom(ExpanderGate other) => _open = other._open;

    /// <summary>Turns levels in dB into gains in dB, 0 or less, in place.</summary>
    /// <param name="levels">Levels in dB, oldest first.</param>
    /// <param name="threshold">dB.</param>
    /// <param name="hysteresis">dB, 0 or more.</param>
    /// <param name="ratio">dB of output for each dB of input below the threshold, 1 to infinity.</param>
    /// <param name="range">The greatest reduction, dB, 0 or more.</param>
    public void Process(Span<double> levels, double threshold, double hysteresis, double ratio, double range)
    {
        var open = _open;
        var closing = threshold - hysteresis;
        for (var i = 0; i < levels.Length; i++)
        {
            var level = levels[i];
            open = level >= (open ? closing : threshold);
            levels[i] = open ? 0 : Closed(threshold - level, ratio, range);
        }

        _open = open;
    }

    // Just under the threshold an infinite ratio meets a distance of 0: a product that has no value.
    private static double Closed(double below, double ratio, double range) =>
        double.IsPositiveInfinity(ratio) ? -range : -Math.Min(range, Math.Max(0, (ratio - 1) * below));
}
