using Lathe.Engine.Compile;
using Lathe.Engine.Tests.Rig;
using Lathe.Session.Automation;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Compile;

public sealed class ProblemTests
{
    private static readonly MemoryLibrary Library = new MemoryLibrary().Add("a", new double[100]).Add("b", new double[100]);

    [Fact]
    public void An_unknown_processor_comes_with_the_nearest_name()
    {
        var problem = Only(With(new Insert("swril", "swril", [], [], null, new Mark(7, 3))), EngineProblemCodes.UnknownProcessor);
        problem.Mark.ShouldBe(new Mark(7, 3));
        problem.Path.ShouldBe("a/swril");
        problem.Message.ShouldBe("There is no processor 'swril'.");
        problem.Remedy.ShouldBe("Did you mean 'swirl'?");
    }

    [Fact]
    public void A_value_out_of_range_says_what_the_parameter_takes()
    {
        var problem = Only(With(Insert("level", "gain: 30 dB")), EngineProblemCodes.BadValue);
        problem.Path.ShouldBe("a/level/gain");
        problem.Message.ShouldBe("Gain is 30 dB but takes -60 dB to 24 dB.");
        Only(Song([Track("a", "mix", "fader: 13 dB")]), EngineProblemCodes.BadValue).Path.ShouldBe("a/fader");
        Only(Song([Track("a", "mix", "fader: loud")]), EngineProblemCodes.BadValue).Message.ShouldContain("'loud'");
    }

    [Fact]
    public void An_unknown_parameter_or_element_is_named()
    {
        Only(With(Insert("level", "gian: 3 dB")), EngineProblemCodes.UnknownParameter).Remedy.ShouldBe("Did you mean 'gain'?");
        Only(Song([Track("a", "mix", "fadr: 0 dB")]), EngineProblemCodes.UnknownParameter).Remedy.ShouldBe("Did you mean 'fader'?");
        var banded = new Insert("ducker", "ducker", Set("bands/mud/gain: 3 dB"), [new Element("bands", "mad")]);
        Only(With(banded), EngineProblemCodes.UnknownElement).Remedy.ShouldBe("Did you mean 'mad'?");
        Compiler.Compile(With(banded with { Elements = [new Element("bands", "mud")] }), Rack, Library).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Elements_beyond_the_most_and_twice_the_same_are_refused()
    {
        Element[] three = [new("bands", "x"), new("bands", "y"), new("bands", "z")];
        Only(With(new Insert("ducker", "ducker", [], [.. three])), EngineProblemCodes.TooManyElements).Path.ShouldBe("a/ducker/bands/z");
        Only(With(new Insert("ducker", "ducker", [], [three[0], three[0]])), EngineProblemCodes.DuplicateId).Path.ShouldBe("a/ducker/bands/x");
    }

    [Fact]
    public void Automation_of_a_setup_parameter_is_refused()
    {
        var session = With(Insert("latency"));
        session = session with { Tracks = [session.Tracks[0] with { Automation = [Lane("latency/frames", ("0:00", "3", Curve.Linear))] }] };
        Only(session, EngineProblemCodes.NotAutomatable).Path.ShouldBe("a/latency/frames");
        Only(Song([Track("a", "mix") with { Automation = [Lane("pan-law", ("0:00", "-3 dB", Curve.Linear))] }]), EngineProblemCodes.NotAutomatable);
    }

    [Fact]
    public void Automation_points_are_read_and_in_order()
    {
        SessionDocument Fader(params (string, string, Curve)[] points) => Song([Track("a", "mix") with { Automation = [Lane("fader", points)] }]);
        Only(Fader(("soon", "0 dB", Curve.Linear)), EngineProblemCodes.BadTime);
        Only(Fader(("0:00", "40 dB", Curve.Linear)), EngineProblemCodes.BadValue);
        Only(Fader(("0:02", "0 dB", Curve.Linear), ("0:01", "0 dB", Curve.Linear)), EngineProblemCodes.NotInOrder);
        Only(Song([Track("a", "mix") with { Automation = [Lane("echo/mix", ("0:00", "1 %", Curve.Linear))] }]), EngineProblemCodes.UnknownInsert);
        Only(Song([Track("a", "mix") with { Automation = [Lane("sends/hall/level", ("0:00", "0 dB", Curve.Linear))] }]), EngineProblemCodes.UnknownInsert);
    }

    [Fact]
    public void Outputs_sends_keys_and_vcas_that_do_not_exist_are_named()
    {
        var drums = Bus("drums", "mix");
        var problem = Only(Song([Track("a", "drum")], drums), EngineProblemCodes.UnknownStrip);
        problem.Path.ShouldBe("a/output");
        problem.Remedy.ShouldBe("Did you mean 'drums'?");
        Only(Song([Track("a", "mix") with { Sends = [Send("hall", SendTap.Post)] }]), EngineProblemCodes.UnknownStrip).Path.ShouldBe("a/sends/hall");
        Only(With(Insert("ducker") with { Key = "kick" }), EngineProblemCodes.UnknownStrip).Path.ShouldBe("a/ducker/key");
        Only(Song([Track("a", "mix") with { Vcas = ["band"] }]), EngineProblemCodes.UnknownStrip).Path.ShouldBe("a/vcas");
        Only(Song([Track("a", "b"), Track("b", "mix")]), EngineProblemCodes.NotBus).Path.ShouldBe("a/output");
    }

    [Fact]
    public void Duplicate_ids_are_found()
    {
        Only(Song([Track("a", "mix")], Bus("a", "mix")), EngineProblemCodes.DuplicateId).Path.ShouldBe("a");
        Only(With(Insert("pass"), Insert("pass")), EngineProblemCodes.DuplicateId).Path.ShouldBe("a/pass");
        Only(Song([Track("a", "mix") with { Sends = [Send("mix", SendTap.Post), Send("mix", SendTap.Pre)] }]), EngineProblemCodes.DuplicateId);
    }

    [Fact]
    public void Rings_through_outputs_sends_and_keys_are_named_in_the_direction_of_the_signal()
    {
        var drums = Bus("drums", "mix") with { Sends = [Send("parallel", SendTap.Post)] };
        var ring = Only(Song([Track("a", "drums")], drums, Bus("parallel", "drums")), EngineProblemCodes.Ring);
        ring.Message.ShouldBe("The routing is a ring: drums -> parallel -> drums.");

        var keyed = Track("a", "drums") with { Inserts = [Insert("ducker") with { Key = "drums" }] };
        Only(Song([keyed], Bus("drums", "mix")), EngineProblemCodes.Ring).Message.ShouldContain(": a -> drums -> a.");
        Only(Song([Track("a", "x")], Bus("x", "x")), EngineProblemCodes.Ring).Message.ShouldContain(": x -> x.");
    }

    [Fact]
    public void Vcas_in_a_ring_are_found()
    {
        var session = Song([Track("a", "mix")]) with { Vcas = [new Vca("x", null, [], [], ["y"]), new Vca("y", null, [], [], ["x"])] };
        Only(session, EngineProblemCodes.VcaRing).Message.ShouldContain("x -> y -> x");
    }

    [Fact]
    public void A_missing_source_is_an_error_with_the_tracks_name_or_a_warning_where_it_may_be_skipped()
    {
        var session = Song([Track("a", "mix"), Track("gone", "mix") with { Name = "Lead" }]);
        Only(session, EngineProblemCodes.UnreadableSource).Message.ShouldBe("Lead (gone) cannot play gone: the file does not exist.");
        var skipped = Compiler.Compile(session, Rack, Library, new CompileOptions { SkipUnreadableSources = true });
        skipped.Plan.ShouldNotBeNull();
        skipped.Problems.ShouldHaveSingleItem().Severity.ShouldBe(ProblemSeverity.Warning);
    }

    [Fact]
    public void Everything_that_is_wrong_is_listed_at_once()
    {
        var track = Track("a", "nowhere", "fader: 99 dB", "colour: red") with { Inserts = [Insert("nothing"), Insert("level", "gain: x")] };
        var compilation = Compiler.Compile(Song([track]), Rack, Library, new CompileOptions { Variant = "loud", Scene = "two" });
        compilation.Plan.ShouldBeNull();
        compilation.Problems.Select(p => p.Code).Order().ShouldBe(new[]
        {
            EngineProblemCodes.UnknownProcessor, EngineProblemCodes.UnknownParameter, EngineProblemCodes.BadValue, EngineProblemCodes.BadValue,
            EngineProblemCodes.UnknownStrip, EngineProblemCodes.UnknownVariant, EngineProblemCodes.UnknownScene,
        }.Select(c => c.Code));
        compilation.Problems.ShouldAllBe(p => p.Message.Length > 0 && p.Remedy.Length > 0 && p.Path.Length > 0);
    }

    [Fact]
    public void Whole_file_processors_and_useless_keys_are_reported()
    {
        Only(With(Insert("whole")), EngineProblemCodes.NotStreaming);
        Only(With(Insert("pass") with { Key = "a" }), EngineProblemCodes.NoKeyInput).Severity.ShouldBe(ProblemSeverity.Warning);
    }

    [Fact]
    public void Codes_are_unique_and_in_order() =>
        EngineProblemCodes.All.Select(c => c.Code).ShouldBe(Enumerable.Range(1, EngineProblemCodes.All.Length).Select(i => $"LE{i:0000}"));

    [Fact]
    public void Scenes_that_name_nothing_are_reported()
    {
        var session = With(Insert("pass")) with { Scenes = [new Scene("s", null, Set("kick/fader: 0 dB", "a/eq/gain: 0 dB", "a/sends/hall/level: 0 dB"))] };
        Compiler.Compile(session, Rack, Library, new CompileOptions { Scene = "s" }).Problems.Length.ShouldBe(3);
    }

    private static SessionDocument With(params Insert[] inserts) => Song([Track("a", "mix") with { Inserts = [.. inserts] }]);

    private static Problem Only(SessionDocument session, ProblemCode code)
    {
        var compilation = Compiler.Compile(session, Rack, Library);
        var problem = compilation.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code.Code);
        (compilation.Plan is null).ShouldBe(code.Severity == ProblemSeverity.Error);
        return problem;
    }
}
