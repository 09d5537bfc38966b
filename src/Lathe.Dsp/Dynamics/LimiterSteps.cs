using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Dynamics;

/// <summary>The times of a <see cref="LimiterLaw"/> at one sample rate: of the transient stage a frame, of the release stage a quantum.</summary>
internal readonly record struct LimiterSteps(ReductionTimes Transient, double Attack, double Release, double Charge, double Recover, bool IsAutomatic)
{
    public static LimiterSteps Of(in LimiterLaw law, double sampleRate)
    {
        var quanta = sampleRate / Quantum.Frames;
        return new(
            ReductionTimes.Manual(0, law.TransientRelease, sampleRate),
            TimeConstant.Step(law.Attack, quanta),
            TimeConstant.Step(law.Release, quanta),
            TimeConstant.Step(LimiterLaw.Longer * law.Lasting, quanta),
            TimeConstant.Step(LimiterLaw.Longer * law.Release, quanta),
            law.Automatic);
    }
}
