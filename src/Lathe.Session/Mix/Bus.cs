namespace Lathe.Session.Mix;

/// <summary>A strip that sums what is sent to it. The bus of id "mix" is the mix bus and ends the graph.</summary>
public sealed record Bus : Strip;
