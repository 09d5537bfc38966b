namespace Lathe.Session.Automation;

/// <summary>
/// The two inner points of a cubic Bezier curve on the way from one value, (0, 0), to the next, (1, 1); x is time and y is the share of the way.
/// All lie within 0 to 1, so that time never runs back and the value never leaves its way.
/// </summary>
public readonly record struct BezierHandles(double X1, double Y1, double X2, double Y2)
{
    /// <summary>Slow at both ends.</summary>
    public static BezierHandles Ease { get; } = new(0.42, 0, 0.58, 1);
}
