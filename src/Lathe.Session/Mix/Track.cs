using System.Collections.Immutable;

namespace Lathe.Session.Mix;

/// <summary>A strip that plays clips.</summary>
public sealed record Track : Strip
{
    /// <summary>One of <see cref="Roles"/>, or null where it is not known.</summary>
    public string? Role { get; init; }

    public ImmutableArray<Clip> Clips { get; init; } = [];
}
