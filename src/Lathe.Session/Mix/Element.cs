using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>One element of a repeated group of an insert: group "bands", id "mud". The id is the document's, else its number from 1.</summary>
public sealed record Element(string Group, string Id, Mark Mark = default);
