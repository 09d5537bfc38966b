using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>
/// One written value, as text: Session knows no processor, so the engine reads it with the parameter's own declaration and reports
/// a bad one at its mark.
/// </summary>
/// <param name="Path">Relative to its owner: "threshold", "bands/mud/gain", "fader".</param>
/// <param name="Text">As written: "-18 dB".</param>
/// <param name="Mark">Where it stands.</param>
public sealed record Setting(string Path, string Text, Mark Mark = default);
