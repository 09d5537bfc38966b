using Lathe.Engine.Compile;
using Lathe.Engine.Tests.Rig;
using Lathe.Session.Automation;
using Lathe.Session.Mix;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Compile;

public sealed class PlanTests
{
    private static readonly MemoryLibrary Library = new MemoryLibrary().Add("a", new double[1000]).Add("b", new double[1000], new double[1000]);

    [Fact]
    public void The_plan_prints_strips_latencies_and_delays()
    {
        var a = Track("a", "drums") with { Inserts = [Insert("latency", "frames: 100")], Sends = [Send("room", SendTap.Pre, "level: -6 dB")] };
        var b = Track("b", "drums", "delay: -1 ms", "pan: L30") with { Inserts = [Insert("ducker") with { Key = "a" }] };
        var text = Planned(Song([a, b], Bus("drums", "mix"), Bus("room", "mix")), Library).ToString();
        text.ShouldBe("""
            48000 Hz, 5 strips, last clip ends at 1000, latency 128
            a: mono, arrives 0, leaves 128, ends at 1000
              clip a at 0 from 0 length 1000
              insert latency (latency 1) latency 128
              trim 0 dB, fader 0 dB, width 100 %, pan C
            b: stereo, arrives 0, leaves 128, ends at 952
              clip b at 0 from 0 length 1000
              delay -48, latency 64
              insert ducker (ducker 1) latency 0, key a delay 0, waits 64
              trim 0 dB, fader 0 dB, width 100 %, pan L30
            drums: stereo, arrives 128, leaves 128, ends at 1000
              from a output delay 0
              from b output delay 0
              trim 0 dB, fader 0 dB, width 100 %, pan C
            room: stereo, arrives 128, leaves 128, ends at 1000
              from a pre-fader send delay 0
              trim 0 dB, fader 0 dB, width 100 %, pan C
            mix: stereo, arrives 128, leaves 128, ends at 1000
              from drums output delay 0
              from room output delay 0
              trim 0 dB, fader 0 dB, width 100 %, pan C

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Equal_strips_have_equal_keys_and_every_change_that_is_heard_changes_them()
    {
        var a = Track("a", "drums") with { Inserts = [Insert("swirl")] };
        var b = Track("b", "mix") with { Inserts = [Insert("ducker") with { Key = "a" }] };
        var session = Song([a, b], Bus("drums", "mix"));
        string?[] Keys(Track changed) => [.. Planned(session with { Tracks = [changed, b] }, Library).Strips.Select(s => s.ContentKey)];

        var keys = Keys(a);
        keys.ShouldAllBe(k => k != null && k.Length == 64);
        Keys(a).ShouldBe(keys);
        Keys(a with { Name = "Another name" }).ShouldBe(keys);

        // The fader counts from the bus on, but not for what the strip is a key to.
        Keys(a with { Settings = Set("fader: -1 dB") }).Zip(keys, (x, y) => x == y).ShouldBe([true, true, false, false]);

        Track[] audible =
        [
            a with { Settings = Set("trim: 1 dB") },
            a with { Settings = Set("polarity: inverted") },
            a with { Settings = Set("delay: 1 ms") },
            a with { Inserts = [Insert("swirl", "amount: 0.4")] },
            a with { Inserts = [Insert("swirl", "mix: 50 %")] },
            a with { Inserts = [] },
            a with { Clips = [Clip("a", "at: 1 smp")] },
            a with { Clips = [Clip("a", "gain: 1 dB")] },
            a with { Clips = [Clip("a", "fade-in: 1 ms")] },
            a with { Clips = [Clip("a") with { Hash = "sha256:other" }] },
            a with { Automation = [Lane("swirl/amount", ("0:00", "0.4", Curve.Linear))] },
            a with { Automation = [Lane("trim", ("0:00", "1 dB", Curve.Linear))] },
        ];
        foreach (var track in audible)
        {
            Keys(track).Zip(keys, (x, y) => x == y).ShouldBe([false, false, false, false], track.ToString());
        }
    }

    [Fact]
    public void A_source_without_a_hash_gives_no_key_to_anything_it_feeds()
    {
        var a = Track("a", "drums") with { Clips = [Clip("a") with { Hash = null }] };
        Planned(Song([a, Track("b", "mix")], Bus("drums", "mix")), Library).Strips.Select(s => s.ContentKey is null).ShouldBe([true, false, true, true]);
    }

    [Fact]
    public void A_scene_takes_the_place_of_values_and_adds_those_that_were_not_written()
    {
        var a = Track("a", "mix", "fader: -3 dB") with { Inserts = [Insert("swirl")], Sends = [Send("room", SendTap.Post)] };
        var session = Song([a], Bus("room", "mix")) with
        {
            Scenes = [new Scene("loud", null, Set("a/fader: 2 dB", "a/swirl/amount: 0.25", "a/sends/room/level: -9 dB", "mix/trim: 1 dB", "all/fader: -1 dB"))],
            Vcas = [new Vca("all", null, [], [], [])],
        };
        var plan = Planned(session, Library, new CompileOptions { Scene = "loud" });
        plan.Strip("a").Fader.Value.ShouldBe(2);
        plan.Strip("a").Inserts[0].Settings[Swirl.Amount].ShouldBe(0.25);
        plan.Strip("room").Inputs[0].Send!.Level.Value.ShouldBe(-9);
        plan.Mix.Trim.Value.ShouldBe(1);
    }
}
