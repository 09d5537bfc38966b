using Lathe.Session.Automation;

namespace Lathe.Engine.Automation;

/// <summary>A point of a compiled lane.</summary>
/// <param name="Frame">Frames from the start of the song.</param>
/// <param name="Value">In the parameter's unit.</param>
/// <param name="Curve">The way to the next point.</param>
/// <param name="Handles">Those of a Bezier curve; null for an even ease.</param>
public readonly record struct LanePoint(long Frame, double Value, Curve Curve, BezierHandles? Handles = null);
