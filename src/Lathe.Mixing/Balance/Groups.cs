using System.Collections.Immutable;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Balance;

/// <summary>Subgroups in the order of the console.</summary>
/// <param name="Id">The bus's id where no track has it.</param>
/// <param name="Name">What a person sees.</param>
/// <param name="Roles">What it gathers.</param>
internal sealed record Group(string Id, string Name, ImmutableArray<string> Roles);

internal static class Groups
{
    public static ImmutableArray<Group> All { get; } =
    [
        new("drums", "Drums",
            [Roles.Kick, Roles.Snare, Roles.Toms, Roles.HiHat, Roles.Cymbals, Roles.Overheads, Roles.Room, Roles.Percussion, Roles.Drums]),
        new("bass", "Bass", [Roles.Bass]),
        new("guitars", "Guitars", [Roles.ElectricGuitar, Roles.AcousticGuitar]),
        new("keys", "Keys and synths", [Roles.Keys, Roles.Synth]),
        new("orchestra", "Strings and winds", [Roles.Strings, Roles.Brass, Roles.Woodwinds]),
        new("vocals", "Lead vocals", [Roles.LeadVocal, Roles.Speech]),
        new("backing", "Backing vocals", [Roles.BackingVocal]),
        new("effects", "Effects", [Roles.Fx]),
    ];

    /// <summary>True for what belongs to a drum kit or plays along with it.</summary>
    public static bool IsKit(string role) => All[0].Roles.Contains(role);

    public static Group? Of(string role) => All.FirstOrDefault(g => g.Roles.Contains(role));
}
