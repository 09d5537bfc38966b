using Lathe.Session.Yaml;

namespace Lathe.Session.Schema;

/// <summary>Where the value of an address stands in a document.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Node">The value.</param>
/// <param name="Shape">What it has to be.</param>
/// <param name="Parent">The map or list that holds it; null for the root.</param>
/// <param name="Index">Which entry or element of the parent.</param>
internal sealed record Place(string Path, Node Node, Shape Shape, Node? Parent, int Index);
