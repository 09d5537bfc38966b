using System.Collections.Immutable;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>Puts the values of a scene in the place of the session's. Whether they are values at all is checked with all the others.</summary>
internal static class SceneOverlay
{
    public static SessionDocument Apply(SessionDocument session, string? id, ProblemCollector problems)
    {
        if (id is null)
        {
            return session;
        }

        if (session.Scenes.FirstOrDefault(s => s.Id == id) is not { } scene)
        {
            problems.AddUnknown(
                EngineProblemCodes.UnknownScene, session.Mix.Mark, "scenes", $"There is no scene '{id}'.", id, session.Scenes.Select(s => s.Id));
            return session;
        }

        foreach (var setting in scene.Set)
        {
            session = Apply(session, setting, $"scenes/{id}/{setting.Path}", problems);
        }

        return session;
    }

    private static SessionDocument Apply(SessionDocument session, Setting setting, string path, ProblemCollector problems)
    {
        var slash = setting.Path.IndexOf('/', StringComparison.Ordinal);
        var owner = slash < 0 ? setting.Path : setting.Path[..slash];
        var inner = setting with { Path = slash < 0 ? "" : setting.Path[(slash + 1)..] };
        if (session.Tracks.FirstOrDefault(t => t.Id == owner) is { } track)
        {
            return session with { Tracks = session.Tracks.Replace(track, (Track)Apply(track, inner, path, problems)) };
        }

        if (session.Buses.FirstOrDefault(b => b.Id == owner) is { } bus)
        {
            return session with { Buses = session.Buses.Replace(bus, (Bus)Apply(bus, inner, path, problems)) };
        }

        if (session.Mix.Id == owner)
        {
            return session with { Mix = (Bus)Apply(session.Mix, inner, path, problems) };
        }

        if (session.Vcas.FirstOrDefault(v => v.Id == owner) is { } vca)
        {
            return session with { Vcas = session.Vcas.Replace(vca, vca with { Settings = Put(vca.Settings, inner) }) };
        }

        var known = session.Strips.Select(s => s.Id).Concat(session.Vcas.Select(v => v.Id));
        problems.AddUnknown(EngineProblemCodes.UnknownStrip, setting.Mark, path, $"There is no strip or VCA '{owner}'.", owner, known);
        return session;
    }

    private static Strip Apply(Strip strip, Setting setting, string path, ProblemCollector problems)
    {
        var parts = setting.Path.Split('/');
        if (parts.Length == 1)
        {
            return strip with { Settings = Put(strip.Settings, setting) };
        }

        var inner = setting with { Path = string.Join('/', parts[1..]) };
        if (parts[0] == "sends" && parts.Length == 3 && strip.Sends.FirstOrDefault(s => s.To == parts[1]) is { } send)
        {
            return strip with { Sends = strip.Sends.Replace(send, send with { Settings = Put(send.Settings, setting with { Path = parts[2] }) }) };
        }

        if (strip.Inserts.FirstOrDefault(i => i.Id == parts[0]) is { } insert)
        {
            return strip with { Inserts = strip.Inserts.Replace(insert, insert with { Settings = Put(insert.Settings, inner) }) };
        }

        problems.AddUnknown(
            EngineProblemCodes.UnknownInsert,
            setting.Mark,
            path,
            $"{strip.Id} has no insert or send of the path '{setting.Path}'.",
            parts[0] == "sends" && parts.Length > 1 ? parts[1] : parts[0],
            parts[0] == "sends" ? strip.Sends.Select(s => s.To) : strip.Inserts.Select(i => i.Id));
        return strip;
    }

    private static ImmutableArray<Setting> Put(ImmutableArray<Setting> settings, Setting setting)
    {
        var old = settings.FirstOrDefault(s => s.Path == setting.Path);
        return old is null ? settings.Add(setting) : settings.Replace(old, setting);
    }
}
