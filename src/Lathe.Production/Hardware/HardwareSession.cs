using System.Collections.Immutable;
using Lathe.Session.Mix;

namespace Lathe.Production.Hardware;

/// <summary>Sessions with devices in them, made into sessions that the engine can render.</summary>
internal static class HardwareSession
{
    /// <summary>The session up to an insert: nothing of its strip from there on, no other device, no solo, which is for listening alone.</summary>
    public static SessionDocument UpTo(SessionDocument session, HardwareInsert insert) => Known(Change(session, strip =>
    {
        var inserts = strip.Id == insert.Strip ? strip.Inserts[..strip.Inserts.IndexOf(insert.Insert)] : strip.Inserts.RemoveAll(HardwareInsert.Is);
        return Prune(strip with { Inserts = inserts, Settings = Without(strip.Settings, "solo") }, strip.Inserts);
    }) with
    {
        Vcas = [.. session.Vcas.Select(v => v with { Settings = Without(v.Settings, "solo") })],
    });

    /// <summary>The session without an insert.</summary>
    public static SessionDocument Without(SessionDocument session, HardwareInsert insert) => Known(Change(session, strip => strip.Id == insert.Strip
        ? Prune(strip with { Inserts = strip.Inserts.Remove(insert.Insert) }, strip.Inserts)
        : strip));

    /// <summary>The session in which an insert's aligned return plays in place of everything of its strip up to it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="insert">The insert.</param>
    /// <param name="aligned">The aligned return.</param>
    public static SessionDocument Play(SessionDocument session, HardwareInsert insert, string aligned)
    {
        var place = session.Strips.First(s => s.Id == insert.Strip).Inserts.IndexOf(insert.Insert);
        var played = Change(session, strip => strip.Id == insert.Strip ? After(strip, place) : strip);
        var clip = new Clip(aligned, null, []);
        if (played.Tracks.FirstOrDefault(t => t.Id == insert.Strip) is { } track)
        {
            played = played with { Tracks = played.Tracks.Replace(track, track with { Clips = [clip] }) };
        }
        else
        {
            // A bus plays no clips: a track does it for the bus, and nothing else leads there any more.
            var id = $"{insert.Strip}-{insert.Insert.Id}-return";
            while (played.Strips.Any(s => s.Id == id))
            {
                id += "-1";
            }

            played = Change(played, strip => strip with
            {
                Output = strip.Output == insert.Strip ? null : strip.Output,
                Sends = strip.Sends.RemoveAll(s => s.To == insert.Strip),
                Automation = strip.Automation.RemoveAll(l => l.Path.StartsWith($"sends/{insert.Strip}/", StringComparison.Ordinal)),
            });
            played = played with { Tracks = played.Tracks.Add(new Track { Id = id, Clips = [clip], Output = insert.Strip }) };
        }

        return Known(played);
    }

    private static Strip After(Strip strip, int place)
    {
        var after = strip with
        {
            Inserts = strip.Inserts[(place + 1)..],
            Settings = [.. strip.Settings.Where(s => s.Path is not ("trim" or "polarity" or "delay"))],
            Automation = strip.Automation.RemoveAll(l => l.Path == "trim"),
        };
        return Prune(after, strip.Inserts);
    }

    private static SessionDocument Change(SessionDocument session, Func<Strip, Strip> change) => session with
    {
        Tracks = [.. session.Tracks.Select(t => (Track)change(t))],
        Buses = [.. session.Buses.Select(b => (Bus)change(b))],
        Mix = (Bus)change(session.Mix),
    };

    /// <summary>Leaves out the lanes of inserts that are gone.</summary>
    private static Strip Prune(Strip strip, ImmutableArray<Insert> before)
    {
        var gone = before.Where(i => strip.Inserts.All(k => k.Id != i.Id)).Select(i => i.Id + "/").ToArray();
        return strip with { Automation = strip.Automation.RemoveAll(l => gone.Any(g => l.Path.StartsWith(g, StringComparison.Ordinal))) };
    }

    private static ImmutableArray<Setting> Without(ImmutableArray<Setting> settings, string path) => settings.RemoveAll(s => s.Path == path);

    /// <summary>Leaves out of the variants the inserts that are gone.</summary>
    private static SessionDocument Known(SessionDocument session)
    {
        var inserts = session.Strips.SelectMany(s => s.Inserts.Select(i => $"{s.Id}/{i.Id}")).ToHashSet(StringComparer.Ordinal);
        return session with { Variants = [.. session.Variants.Select(v => v with { Off = v.Off.RemoveAll(o => !inserts.Contains(o)) })] };
    }
}
