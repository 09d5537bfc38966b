namespace Lathe.Session.Diff;

/// <summary>One difference between two documents.</summary>
/// <param name="Path">The address of the value; "kick/inserts" and the like for the order of what is named.</param>
/// <param name="Before">The text in the first, or null where it has none.</param>
/// <param name="After">The text in the second, or null where it has none.</param>
public sealed record Change(string Path, string? Before, string? After);
