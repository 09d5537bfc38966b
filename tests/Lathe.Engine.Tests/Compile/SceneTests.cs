using Lathe.Engine.Compile;
using Lathe.Engine.Tests.Rig;
using Lathe.Session.Automation;
using Lathe.Session.Mix;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Compile;

public sealed class SceneTests
{
    private static readonly MemoryLibrary Library = new MemoryLibrary().Add("a", [.. Enumerable.Repeat(1.0, 1000)]).Add("key", [.. Enumerable.Repeat(1.0, 1000)]);

    [Fact]
    public void A_scene_sets_order_bypass_settings_sends_taps_routing_keys_and_vcas()
    {
        var track = Track("a", "drums") with { Inserts = [Insert("level"), Insert("swirl"), Insert("ducker")], Sends = [Send("room", SendTap.Post)] };
        var session = Song([track, Track("key", "mix")], Bus("drums", "mix"), Bus("room", "mix"), Bus("hall", "mix")) with
        {
            Vcas = [new Vca("all", null, [], [], [])],
            Scenes =
            [
                new Scene("turned", null, Set(
                    "a/inserts: ducker, level", "a/level/gain: -3 dB", "a/level/bypass: on", "a/ducker/key: key", "a/output: room", "a/sends/room/tap: pre",
                    "a/sends/hall/level: -9 dB", "a/vcas: all")),
            ],
        };
        var plan = Planned(session, Library, new CompileOptions { Scene = "turned" });
        var strip = plan.Strip("a");
        strip.Inserts.Select(i => i.Id).ShouldBe(["ducker", "level"]);
        strip.Inserts[1].Insert[Processing.Contract.InsertParams.Bypass].ShouldBe(1);
        strip.Inserts[0].Key!.Strip.ShouldBe(plan.Strip("key").Index);
        strip.Vcas.Length.ShouldBe(1);
        plan.Strip("drums").Inputs.ShouldBeEmpty();
        plan.Strip("room").Inputs.Select(e => (e.Send is null, e.Tap)).ShouldBe([(true, SendTap.Post), (false, SendTap.Pre)], ignoreOrder: true);
        plan.Strip("hall").Inputs.ShouldHaveSingleItem().Send!.Level.Value.ShouldBe(-9);
        Planned(session, Library).Strip("a").Inserts.Length.ShouldBe(3);
    }

    [Fact]
    public void What_a_scene_sets_no_longer_moves()
    {
        var track = Track("a", "mix") with { Automation = [Lane("fader", ("0:00", "-6 dB", Curve.Hold)), Lane("pan", ("0:00", "L50", Curve.Hold))] };
        var session = Song([track]) with { Scenes = [new Scene("still", null, Set("a/fader: -1 dB"))] };
        var strip = Planned(session, Library, new CompileOptions { Scene = "still" }).Strip("a");
        strip.Fader.IsAlways(-1).ShouldBeTrue();
        strip.Place.Pan.Lane.ShouldNotBeNull();
    }

    [Fact]
    public void An_order_that_names_what_is_not_there_is_one_line()
    {
        var session = Song([Track("a", "mix") with { Inserts = [Insert("level")] }]) with { Scenes = [new Scene("s", null, Set("a/inserts: levle"))] };
        var problem = Compiler.Compile(session, Rack, Library, new CompileOptions { Scene = "s" }).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(EngineProblemCodes.UnknownInsert.Code);
        problem.Remedy.ShouldBe("Did you mean 'level'?");
    }
}
