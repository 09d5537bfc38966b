using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The photo-resistor of an optical compressor (cell T4 of the Teletronix LA-2A) in its feedback loop. Half of the reduction falls fast; the other
/// half falls the more slowly the more light the cell has seen: ten times as slowly after 10 dB of reduction for some seconds.
/// </summary>
/// <remarks>
/// The cell's memory is a one-pole on the exposure, the reduction that the light asks for as a part of 10 dB, 1 at most: it fills over 2 s and fades over 5 s. A cell that
/// still remembers also reacts up to twice as fast. States in dB; the memory 0 to 1.
/// </remarks>
public sealed class OpticalCell
{
    private const double FullExposure = 10; // dB
    private const double FillSeconds = 2;
    private const double FadeSeconds = 5;
    private const double SlowestRelease = 10;
    private const double FastestAttack = 2;

    private double _fast;
    private double _slow;
    private double _memory;

    public void Reset() => (_fast, _slow, _memory) = (0, 0, 0);

    /// <summary>Takes over another one's state.</summary>
    public void CopyFrom(OpticalCell other) => (_fast, _slow, _memory) = (other._fast, other._slow, other._memory);

    /// <summary>Smooths targets in place.</summary>
    /// <param name="reductions">64 target reductions in dB; those of a lifting curve are 0 or less and count by their magnitude.</param>
    /// <param name="speeds">The loop's speed for each (<see cref="CompressorCurve.LoopSpeed"/>). Overwritten.</param>
    /// <param name="times">Attack; release of the fast half; recovery of the slow half of a cell at rest.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public void Process(Span<double> reductions, Span<double> speeds, in CompressorTimes times, double sampleRate)
    {
        var attack = times.Attack / (1 + ((FastestAttack - 1) * _memory));
        var release = times.Recover * (1 + ((SlowestRelease - 1) * _memory));
        var keepFast = 1 - TimeConstant.Step(times.Release, sampleRate);
        var keepSlow = 1 - TimeConstant.Step(release, sampleRate);
        Loops.Unary(new LevelOperators.Remainder(1 / (attack * sampleRate)), speeds, speeds);
        var exposure = Math.Min(1, Math.Abs(Kernel.Sum(reductions)) / (Quantum.Frames * FullExposure));
        var (fast, slow) = (_fast, _slow);
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var target = reductions[i];
            fast = Math.FusedMultiplyAdd(fast < target ? speeds[i] : keepFast, fast - target, target);
            slow = Math.FusedMultiplyAdd(slow < target ? speeds[i] : keepSlow, slow - target, target);
            reductions[i] = 0.5 * (fast + slow);
        }

        var seconds = exposure > _memory ? FillSeconds : FadeSeconds;
        _memory = Denormals.Flush(_memory + (TimeConstant.Step(seconds, sampleRate / Quantum.Frames) * (exposure - _memory)));
        (_fast, _slow) = (Denormals.Flush(fast), Denormals.Flush(slow));
    }
}
