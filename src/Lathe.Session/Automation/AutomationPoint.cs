using Lathe.Session.Diagnostics;

namespace Lathe.Session.Automation;

/// <summary>A value at a time, and how the way from it to the next point runs.</summary>
/// <param name="At">A time as written: "1:12.5", "9|3.5" or "48000 smp".</param>
/// <param name="Value">A value as written: "-3 dB".</param>
/// <param name="Curve">The way to the next point.</param>
/// <param name="Mark">Where it stands.</param>
/// <param name="Handles">The handles of <see cref="Curve.Bezier"/>, or null for those of an even ease in and out.</param>
public sealed record AutomationPoint(string At, string Value, Curve Curve, Mark Mark = default, BezierHandles? Handles = null);
