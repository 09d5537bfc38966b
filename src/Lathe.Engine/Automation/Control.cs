using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Engine.Automation;

/// <summary>A value of the console: constant, or moved by a lane, which then counts alone.</summary>
/// <param name="Parameter">What it is a value of.</param>
/// <param name="Value">The value as set, in the parameter's unit.</param>
/// <param name="Lane">What moves it, or null.</param>
public sealed record Control(Param Parameter, double Value, Lane? Lane)
{
    /// <summary>True where it has this value all the time.</summary>
    public bool IsAlways(double value) => Lane is null && Value.Equals(value);

    /// <summary>Linear gain of a constant level.</summary>
    public double Gain => DetMath.DbToGain(Value);

    public override string ToString() => Lane is null ? Parameter.Format(Value) : $"{Lane.Points.Length} points";
}
