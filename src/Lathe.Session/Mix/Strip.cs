using System.Collections.Immutable;
using Lathe.Session.Automation;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>What tracks, buses and the mix bus share.</summary>
public abstract record Strip
{
    /// <summary>Lower-case words joined by hyphens, unique in the session.</summary>
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>trim, polarity, delay, fader, pan, width, mute, solo and the others of a strip: as written.</summary>
    public ImmutableArray<Setting> Settings { get; init; } = [];

    public ImmutableArray<Insert> Inserts { get; init; } = [];

    public ImmutableArray<Send> Sends { get; init; } = [];

    public ImmutableArray<AutomationLane> Automation { get; init; } = [];

    /// <summary>The strip it feeds; null for the mix bus.</summary>
    public string? Output { get; init; } = "mix";

    /// <summary>Ids of the VCAs that move its fader.</summary>
    public ImmutableArray<string> Vcas { get; init; } = [];

    public Mark Mark { get; init; }
}
