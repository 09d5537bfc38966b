namespace Lathe.Session.Findings;

/// <summary>A change of one value in a document.</summary>
/// <param name="Path">Full path: "kick/compressor/threshold".</param>
/// <param name="Value">The new text, or null to remove the value.</param>
public sealed record Edit(string Path, string? Value);
