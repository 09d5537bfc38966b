namespace Lathe.Dsp.Dynamics;

/// <summary>
/// Opening and closing of a gate: a one-pole on the linear gain, with one time while it rises and another while it falls. A falling gain then
/// fades by a constant number of dB in each second until it nears its target. State: linear gain.
/// </summary>
public sealed class GainFollower
{
    private double _gain;

    public void Reset() => _gain = 0;

    /// <summary>Takes over another one's state.</summary>
    public void CopyFrom(GainFollower other) => _gain = other._gain;

    /// <summary>Follows targets in place.</summary>
    /// <param name="gains">Linear target gains, 0 or more, oldest first.</param>
    /// <param name="open">Share of the way up per frame: <see cref="TimeConstant.Step"/>.</param>
    /// <param name="close">Share of the way down per frame.</param>
    public void Process(Span<double> gains, double open, double close)
    {
        var y = _gain;
        for (var i = 0; i < gains.Length; i++)
        {
            var way = gains[i] - y;

            // The last of the way is a jump of less than -240 dB, so that an open gate passes to the bit.
            y = Math.Abs(way) < 1e-12 ? gains[i] : Math.FusedMultiplyAdd(way > 0 ? open : close, way, y);
            gains[i] = y;
        }

        _gain = Math.Abs(y) < 1e-30 ? 0 : y;
    }
}
