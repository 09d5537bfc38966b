using Lathe.Session.Mix;

namespace Lathe.Production.Hardware;

/// <summary>In which order devices get their signal: one that feeds another comes first.</summary>
internal static class HardwareOrder
{
    /// <summary>The next insert to play: the first of a strip into which no other hardware leads; null where there is none left.</summary>
    public static HardwareInsert? Next(SessionDocument session)
    {
        var waiting = session.Strips.Where(s => s.Inserts.Any(HardwareInsert.Is)).ToArray();

        // A ring has no first one; the compiler reports it whichever is taken.
        var strip = waiting.FirstOrDefault(s => !waiting.Any(w => w != s && Feeds(session, w.Id, s.Id, []))) ?? waiting.FirstOrDefault();
        return strip is null ? null : new HardwareInsert(strip.Id, strip.Inserts.First(HardwareInsert.Is));
    }

    /// <summary>Whether a strip's signal leads to another, or is that strip.</summary>
    public static bool Feeds(SessionDocument session, string from, string to) => from == to || Feeds(session, from, to, []);

    private static bool Feeds(SessionDocument session, string from, string to, HashSet<string> seen)
    {
        if (!seen.Add(from))
        {
            return false;
        }

        foreach (var strip in session.Strips)
        {
            if (strip.Id != from && Reads(session, strip, from) && (strip.Id == to || Feeds(session, strip.Id, to, seen)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a strip hears another: by its output or a send, a key, or as a follower.</summary>
    private static bool Reads(SessionDocument session, Strip strip, string from)
    {
        var source = session.Strips.First(s => s.Id == from);
        return source.Output == strip.Id
            || source.Sends.Any(s => s.To == strip.Id)
            || strip.Inserts.Any(i => i.Key == from)
            || strip.Automation.Any(l => l.Follow.Any(f => f.Path == "strip" && f.Text == from));
    }
}
