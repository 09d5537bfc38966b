using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The one definition of an attack or release time: after a step, a one-pole has covered 1 - 1/e (63.2 %) of the way when the time has passed.
/// </summary>
public static class TimeConstant
{
    /// <summary>Share of the remaining way that one frame covers: 1 - exp(-1 / (seconds x rate)). Times of 0 or less give 1.</summary>
    /// <param name="seconds">Time to 1 - 1/e.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public static double Step(double seconds, double sampleRate) =>
        seconds > 0 ? 1 - DetMath.Exp(-1 / (seconds * sampleRate)) : 1;
}
