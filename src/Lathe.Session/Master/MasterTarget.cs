namespace Lathe.Session.Master;

/// <summary>What a master has to come to.</summary>
/// <param name="Loudness">Integrated loudness in LUFS, or null where the genre decides.</param>
/// <param name="Ceiling">Highest true peak in dBTP, or null for the default.</param>
/// <param name="Genre">The genre whose bands it is judged by, or null.</param>
public sealed record MasterTarget(double? Loudness = null, double? Ceiling = null, string? Genre = null);
