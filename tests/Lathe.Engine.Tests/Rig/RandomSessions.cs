using Lathe.Session.Automation;
using Lathe.Session.Mix;

namespace Lathe.Engine.Tests.Rig;

/// <summary>Random sessions: tracks of noise, buses that feed later ones, sends before and after the fader, keys, automation, VCAs.</summary>
public static class RandomSessions
{
    private static readonly string[] Layouts = ["mono", "lcr", "quad", "5.1", "7.1", "7.1.4"];

    /// <summary>The same, with a surround layout, places that move, oscillators and followers.</summary>
    public static (SessionDocument Session, MemoryLibrary Library) MakeMoving(ulong seed, int frames = 6000)
    {
        var (session, library) = Make(seed, frames);
        var dice = new Dice(seed + 1000);
        var tracks = session.Tracks.Select((t, i) => t with
        {
            Settings = t.Settings.AddRange(Studio.Set($"azimuth: {dice.Int(720) - 360} deg", $"spread: {dice.Int(2) * dice.Int(360)} deg", $"lfe: {(dice.Chance(50) ? "-inf" : "-9")} dB", $"pan-mode: {(dice.Chance(30) ? "dual" : "balance")}")),
            Automation = t.Automation.AddRange(Moves(dice, i)),
        });
        return (session with
        {
            Layout = dice.Chance(30) ? null : Layouts[dice.Int(Layouts.Length)],
            Tracks = [.. tracks],
            Buses = session.Buses.SetItem(0, session.Buses[0] with { Settings = session.Buses[0].Settings.AddRange(Studio.Set($"layout: {(dice.Chance(50) ? "auto" : Layouts[dice.Int(Layouts.Length)])}")) }),
        }, library);
    }

    private static IEnumerable<AutomationLane> Moves(Dice dice, int index)
    {
        var shape = new[] { "sine", "square", "ramp", "random", "drift" }[dice.Int(5)];
        yield return new AutomationLane("azimuth", []) { Lfo = Studio.Set($"shape: {shape}", "rate: 9 Hz", "depth: 120 deg") };
        yield return new AutomationLane("pan", []) { Lfo = Studio.Set($"shape: {shape}", "rate: 1/32T", "depth: 60", $"phase: {dice.Int(360)} deg") };
        if (index > 0)
        {
            yield return new AutomationLane("trim", []) { Follow = Studio.Set($"strip: track-{dice.Int(index)}", "attack: 1 ms", "release: 5 ms", "depth: -12 dB", "ceiling: 0 dB") };
            yield return new AutomationLane("width", []) { Follow = Studio.Set($"strip: track-{dice.Int(index)}", "depth: 90 %") };
        }
    }

    public static (SessionDocument Session, MemoryLibrary Library) Make(ulong seed, int frames = 6000)
    {
        var dice = new Dice(seed);
        var library = new MemoryLibrary();
        var buses = Enumerable.Range(0, 1 + dice.Int(4)).Select(i => $"bus-{i}").ToArray();
        var tracks = Enumerable.Range(0, 2 + dice.Int(5)).Select(i => Track(dice, library, i, buses, frames)).ToArray();
        var ids = tracks.Select(t => t.Id).ToList();
        var strips = new List<Bus>();
        for (var i = 0; i < buses.Length; i++)
        {
            var later = buses[(i + 1)..];
            strips.Add(new Bus
            {
                Id = buses[i],
                Output = Target(dice, later),
                Settings = Studio.Set($"fader: {Level(dice)} dB", $"pan: {(dice.Chance(50) ? "C" : "L20")}", $"width: {dice.Int(200)} %"),
                Inserts = Inserts(dice, ids),
                Sends = Sends(dice, later),
                Vcas = dice.Chance(30) ? ["all"] : [],
            });
            ids.Add(buses[i]);
        }

        var session = Studio.Song(tracks, [.. strips]) with
        {
            Vcas = [new Vca("all", null, Studio.Set("fader: -2 dB"), [Studio.Lane("fader", ("0:00", "-2 dB", Curve.Linear), ("0:00.05", "1 dB", Curve.S))], [])],
        };
        return (session with { Mix = session.Mix with { Inserts = Inserts(dice, ids) } }, library);
    }

    /// <summary>The same session with latent processors in random places.</summary>
    public static SessionDocument WithLatency(SessionDocument session, Dice dice)
    {
        T Delay<T>(T strip)
            where T : Strip
        {
            var inserts = strip.Inserts;
            for (var n = dice.Int(3); n > 0; n--)
            {
                inserts = inserts.Insert(dice.Int(inserts.Length + 1), Studio.Insert("latency", $"frames: {dice.Int(300)}") with { Id = $"late-{n}" });
            }

            return strip with { Inserts = inserts };
        }

        return session with
        {
            Tracks = [.. session.Tracks.Select(Delay)],
            Buses = [.. session.Buses.Select(Delay)],
            Mix = Delay(session.Mix),
        };
    }

    private static Track Track(Dice dice, MemoryLibrary library, int index, string[] buses, int frames)
    {
        var id = $"track-{index}";
        double[][] audio = dice.Chance(50) ? [dice.Noise(frames)] : [dice.Noise(frames), dice.Noise(frames)];
        library.Add(id, audio);
        return new Track
        {
            Id = id,
            Clips = [Studio.Clip(id, $"at: {dice.Int(500)} smp", $"from: {dice.Int(100)} smp", "fade-in: 100 smp", "fade-out: 3 ms", "fade-out-curve: equal-power")],
            Output = Target(dice, buses),
            Settings = Studio.Set($"trim: {Level(dice)} dB", $"pan: R{dice.Int(100)}", $"delay: {dice.Int(20) - 5} ms", dice.Chance(10) ? "mute: on" : "mute: off"),
            Inserts = Inserts(dice, [.. Enumerable.Range(0, index).Select(i => $"track-{i}")]),
            Sends = Sends(dice, buses),
            Automation = dice.Chance(60)
                ? [Studio.Lane("fader", ("0:00.01", "-6 dB", Curve.Linear), ("0:00.04", "0 dB", Curve.Hold), ("0:00.06", "-inf dB", Curve.Exponential), ("0:00.1", "2 dB", Curve.S))]
                : [],
            Vcas = dice.Chance(30) ? ["all"] : [],
        };
    }

    private static string Target(Dice dice, string[] buses) => buses.Length > 0 && dice.Chance(70) ? buses[dice.Int(buses.Length)] : "mix";

    private static int Level(Dice dice) => dice.Int(12) - 9;

    private static System.Collections.Immutable.ImmutableArray<Insert> Inserts(Dice dice, List<string> keys)
    {
        var inserts = new List<Insert>();
        for (var n = dice.Int(3); n > 0; n--)
        {
            inserts.Add(dice.Int(3) switch
            {
                0 when keys.Count > 0 => Studio.Insert("ducker") with { Id = $"ducker-{n}", Key = keys[dice.Int(keys.Count)] },
                1 => Studio.Insert("latency", $"frames: {dice.Int(200)}") with { Id = $"latency-{n}" },
                _ => Studio.Insert("swirl", "amount: 0.3", $"mix: {50 + dice.Int(51)} %") with { Id = $"swirl-{n}" },
            });
        }

        return [.. inserts];
    }

    private static System.Collections.Immutable.ImmutableArray<Send> Sends(Dice dice, string[] buses) =>
        [.. buses.Where(_ => dice.Chance(30)).Select(b => Studio.Send(b, dice.Chance(40) ? SendTap.Pre : SendTap.Post, $"level: {Level(dice)} dB", "pan: L30"))];
}
