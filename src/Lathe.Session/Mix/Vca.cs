using System.Collections.Immutable;
using Lathe.Session.Automation;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Mix;

/// <summary>A fader without audio: its decibels are added to those of its members, automation included. VCAs may belong to VCAs.</summary>
public sealed record Vca(
    string Id, string? Name, ImmutableArray<Setting> Settings, ImmutableArray<AutomationLane> Automation, ImmutableArray<string> Vcas, Mark Mark = default);
