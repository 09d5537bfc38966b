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
            return session with { Tracks = session.Tracks.Replace(track, (Track)SceneStrip.Apply(session, track, inner, path, problems)) };
        }

        if (session.Buses.FirstOrDefault(b => b.Id == owner) is { } bus)
        {
            return session with { Buses = session.Buses.Replace(bus, (Bus)SceneStrip.Apply(session, bus, inner, path, problems)) };
        }

        if (session.Mix.Id == owner)
        {
            return session with { Mix = (Bus)SceneStrip.Apply(session, session.Mix, inner, path, problems) };
        }

        if (session.Vcas.FirstOrDefault(v => v.Id == owner) is { } vca)
        {
            return session with { Vcas = session.Vcas.Replace(vca, vca with { Settings = SceneStrip.Put(vca.Settings, inner), Automation = SceneStrip.Without(vca.Automation, inner.Path) }) };
        }

        var known = session.Strips.Select(s => s.Id).Concat(session.Vcas.Select(v => v.Id));
        problems.AddUnknown(EngineProblemCodes.UnknownStrip, setting.Mark, path, $"There is no strip or VCA '{owner}'.", owner, known);
        return session;
    }
}
