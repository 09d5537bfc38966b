using System.Collections.Frozen;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Balance;

/// <summary>
/// Loudness of a role against the lead voice while it plays, all tracks of the role together, LU. From how popular music is balanced: voice first,
/// then snare, kick and bass, then what accompanies. K-weighting hears little of a kick and a bass, so the same figure is a stronger low end.
/// </summary>
internal static class RoleLoudness
{
    private static readonly FrozenDictionary<string, double> Table = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        [Roles.LeadVocal] = 0,
        [Roles.Speech] = 0,
        [Roles.BackingVocal] = -6,
        [Roles.Drums] = -2.5,
        [Roles.Kick] = -5,
        [Roles.Snare] = -6,
        [Roles.Toms] = -9,
        [Roles.HiHat] = -16.5,
        [Roles.Cymbals] = -13,
        [Roles.Overheads] = -9,
        [Roles.Room] = -13,
        [Roles.Percussion] = -13.5,
        [Roles.Bass] = -4,
        [Roles.ElectricGuitar] = -6,
        [Roles.AcousticGuitar] = -9,
        [Roles.Keys] = -8.5,
        [Roles.Synth] = -8.5,
        [Roles.Strings] = -9,
        [Roles.Brass] = -7,
        [Roles.Woodwinds] = -8,
        [Roles.Fx] = -12,
        [Roles.Other] = -6,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static double Of(string role) => Table[role];
}
