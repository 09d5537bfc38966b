using Lathe.Dsp.Numerics;

namespace Lathe.Engine.Automation;

/// <summary>
/// A low-frequency oscillator: a pure function of the song position, so that a render from anywhere gives the same values. Where a shape jumps it
/// crosses over in a straight line of <see cref="Lane.SmoothingSeconds"/>, at most a quarter of a cycle.
/// </summary>
/// <param name="Shape">Form of a cycle, between -1 and 1.</param>
/// <param name="Clock">How many cycles have passed.</param>
/// <param name="Phase">Cycles at the start of the song.</param>
/// <param name="Depth">How far it moves the value to either side.</param>
public sealed record Lfo(LfoShape Shape, LfoClock Clock, double Phase, Depth Depth)
{
    /// <summary>The value at a song position, -1 to 1.</summary>
    public double At(long frame)
    {
        var cycles = Clock.At(frame, out var speed) + Phase;
        var cycle = Math.Floor(cycles);
        var x = cycles - cycle;
        var edge = Math.Min(0.25, Lane.SmoothingSeconds * speed);
        return Shape switch
        {
            LfoShape.Triangle => x < 0.25 ? 4 * x : x < 0.75 ? 2 - (4 * x) : (4 * x) - 4,
            LfoShape.Square => x < 0.5 ? Cross(-1, 1, x, edge) : Cross(1, -1, x - 0.5, edge),
            LfoShape.Saw => x < edge ? Cross(-1, 1 - (2 * edge), x, edge) : 1 - (2 * x),
            LfoShape.Ramp => x < edge ? Cross(1, (2 * edge) - 1, x, edge) : (2 * x) - 1,
            LfoShape.Random => Cross(Value((long)cycle - 1), Value((long)cycle), x, edge),
            LfoShape.Drift => Value((long)cycle - 1) + ((Value((long)cycle) - Value((long)cycle - 1)) * Automation.Shape.S(x)),
            _ => DetMath.Sin(x * (2 * Math.PI)),
        };
    }

    private static double Cross(double from, double to, double x, double edge) => x >= edge ? to : from + ((to - from) * (x / edge));

    /// <summary>The value of a cycle, -1 to 1: its number through the finalizer of splitmix64 (Steele, Lea, Flood 2014).</summary>
    private static double Value(long cycle)
    {
        var z = unchecked((ulong)cycle * 0x9E3779B97F4A7C15UL) + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        z ^= z >> 31;
        return ((z >> 11) * (1.0 / (1UL << 52))) - 1;
    }
}
