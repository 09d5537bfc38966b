namespace Lathe.Session.Automation;

/// <summary>How a value moves from one point to the next.</summary>
public enum Curve
{
    Linear,
    Hold,
    Exponential,
    S,

    /// <summary>A cubic Bezier curve by the point's <see cref="BezierHandles"/>.</summary>
    Bezier,
}
