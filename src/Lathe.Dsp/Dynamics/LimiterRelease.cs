using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The slow stage of a limiter, one value a quantum: the least over <see cref="LimiterLaw.Lasting"/> of the greatest over
/// <see cref="LimiterLaw.Hold"/> of the reductions that peaks need (a morphological opening of the held peaks), followed by attack and release in
/// dB. Of a steady tone the opening is constant to the bit once it lasts. An automatic release has a second follower, which charges over several
/// times what lasts and recovers over as many releases; the greater of the two counts. State in dB.
/// </summary>
internal sealed class LimiterRelease
{
    private readonly MonotonicWedge _held;
    private readonly MonotonicWedge _lasting;
    private double _short;
    private double _long;

    public LimiterRelease(in LimiterLaw law, double sampleRate)
    {
        // One quantum more than the hold, since a peak may lie anywhere in its quantum.
        var quantum = Quantum.Frames / sampleRate;
        _held = new MonotonicWedge((int)Math.Ceiling(law.Hold / quantum) + 1, least: false);
        _lasting = new MonotonicWedge(Math.Max(1, (int)Math.Round(law.Lasting / quantum)), least: true);
    }

    /// <summary>The reduction at the end of the last quantum, dB.</summary>
    public double Value { get; private set; }

    /// <summary>Whether nothing is held, nor wanted, nor left: zeros change nothing then.</summary>
    public bool IsAtRest { get; private set; } = true;

    public void Reset()
    {
        _held.Reset();
        _lasting.Reset();
        _short = 0;
        _long = 0;
        Value = 0;
        IsAtRest = true;
    }

    /// <summary>Takes the greatest reduction of a quantum, dB, 0 or more, and moves <see cref="Value"/> on by 64 frames.</summary>
    public void Process(double greatest, in LimiterSteps steps)
    {
        var held = _held.Next(greatest);
        var target = _lasting.Next(held);
        _short = Follow(_short, target, steps.Attack, steps.Release);
        _long = Follow(_long, target, steps.Charge, steps.Recover);
        Value = steps.IsAutomatic ? Math.Max(_short, _long) : _short;
        IsAtRest = held == 0 && _short == 0 && _long == 0;
    }

    private static double Follow(double value, double target, double rise, double fall) =>
        Denormals.Flush(Math.FusedMultiplyAdd(target > value ? rise : fall, target - value, value));
}
