using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// A detector whose one-pole works on power (D. Blackmer's log-domain RMS detector, US patent 3 681 618): a step of 10 dB takes one attack, greater
/// steps less time (20 dB 0.42, 30 dB 0.18 of it), and the level falls by a constant number of dB in each second. State: power, full scale 1.
/// </summary>
public sealed class PowerFollower
{
    private double _power;

    public void Reset() => _power = 0;

    /// <summary>Takes over another one's state.</summary>
    public void CopyFrom(PowerFollower other) => _power = other._power;

    /// <summary>Follows levels in dB, in place.</summary>
    public void Process(Span<double> levels, in ReductionTimes times)
    {
        DetMath.DbToGain(levels, levels);
        var (attack, release) = (times.Attack, times.Release);
        var power = _power;
        for (var i = 0; i < levels.Length; i++)
        {
            var way = (levels[i] * levels[i]) - power;
            power = Math.FusedMultiplyAdd(way > 0 ? attack : release, way, power);
            levels[i] = power;
        }

        _power = power < 1e-60 ? 0 : power;
        Decibels.FromPower(levels, levels);
    }
}
