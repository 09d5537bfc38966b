namespace Lathe.Session.Diagnostics;

/// <summary>A field that this version does not know, kept so that it survives load and save.</summary>
/// <param name="Owner">The address of the map that holds it: "kick".</param>
/// <param name="Key">Its key.</param>
/// <param name="Yaml">Its value as YAML on one line.</param>
/// <param name="Mark">Where it stands.</param>
public sealed record UnknownField(string Owner, string Key, string Yaml, Mark Mark = default);
