using Lathe.Dsp.Numerics;

namespace Lathe.Engine.Automation;

/// <summary>How far a source moves a value.</summary>
/// <param name="Amount">In the value's unit, or octaves.</param>
/// <param name="Octaves">True to multiply by 2^Amount, false to add.</param>
public readonly record struct Depth(double Amount, bool Octaves)
{
    /// <param name="value">Before.</param>
    /// <param name="share">-1 to 1.</param>
    public double Apply(double value, double share) => Octaves ? value * DetMath.Exp2(Amount * share) : value + (Amount * share);
}
