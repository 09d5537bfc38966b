using Lathe.Engine.Compile;
using Lathe.Engine.Tests.Rig;
using Lathe.Session.Automation;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;
using static Lathe.Engine.Tests.Rig.Studio;

namespace Lathe.Engine.Tests.Compile;

public sealed class AssetTests
{
    private static readonly double[] Half = [0.5, 0.25];

    [Fact]
    public void Files_reach_the_processor_before_it_is_prepared()
    {
        var library = new MemoryLibrary().Add("a", [1, 2, 3], [1, 2, 3]).Add("half", Half).Add("curve", [3.0]);
        Mix(With(Insert("multiplier", "sound: half", "curve: curve")), library)[0].Take(3).ShouldBe([1.5, 3, 4.5]);
        Mix(With(Insert("multiplier", "sound: half")), library)[0].Take(3).ShouldBe([0.5, 1, 1.5]);
    }

    [Fact]
    public void Another_content_under_the_same_name_is_another_strip_for_the_cache()
    {
        var session = With(Insert("multiplier", "sound: half"));
        string? Key(double sample) => Planned(session, new MemoryLibrary().Add("a", new double[9]).Add("half", [sample])).Strip("a").ContentKey;
        Key(0.5).ShouldNotBeNull();
        Key(0.5).ShouldBe(Key(0.5));
        Key(0.5).ShouldNotBe(Key(0.25));
    }

    [Fact]
    public void What_is_wrong_with_a_file_stands_at_its_place_with_a_remedy()
    {
        var absent = Only(With(new Insert("m", "multiplier", [new Setting("sound", "no.wav", new Mark(7, 3))], [])), EngineProblemCodes.UnreadableAsset);
        absent.Mark.ShouldBe(new Mark(7, 3));
        absent.Path.ShouldBe("a/m/sound");
        absent.Message.ShouldBe("multiplier cannot use no.wav: the file does not exist.");
        absent.Remedy.ShouldBe("Restore the file, or correct sound.");
        Only(With(Insert("multiplier", "sound: long")), EngineProblemCodes.UnreadableAsset).Message.ShouldContain("at most 1 s");
        Only(With(Insert("multiplier", "sound: empty")), EngineProblemCodes.UnreadableAsset).Message.ShouldContain("no audio frames");
        Only(With(Insert("multiplier", "sound: nan")), EngineProblemCodes.UnreadableAsset).Message.ShouldContain("sample 1 ");
        Only(With(Insert("multiplier", "sound: half", "curve: long")), EngineProblemCodes.UnreadableAsset).Message.ShouldContain("4 bytes");
        Only(With(Insert("multiplier")), EngineProblemCodes.MissingAsset).Remedy.ShouldBe("Write sound: and the path of a file (audio file of at most 1 s).");
        Only(With(Insert("multiplier", "sound:  ")), EngineProblemCodes.BadValue).Path.ShouldBe("a/multiplier/sound");
    }

    [Fact]
    public void A_file_cannot_be_automated()
    {
        var session = With(Insert("multiplier", "sound: half"));
        session = session with { Tracks = [session.Tracks[0] with { Automation = [Lane("multiplier/sound", ("0:00", "half", Curve.Linear))] }] };
        Only(session, EngineProblemCodes.NotAutomatable).Path.ShouldBe("a/multiplier/sound");
    }

    private static SessionDocument With(Insert insert) => Song([Track("a", "mix") with { Inserts = [insert] }]);

    private static Problem Only(SessionDocument session, ProblemCode code)
    {
        var library = new MemoryLibrary().Add("a", new double[100]).Add("half", Half).Add("long", new double[Rate + 1]).Add("empty", [[]]).Add("nan", [0, double.NaN]);
        var problem = Compiler.Compile(session, Rack, library).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe(code.Code);
        return problem;
    }
}
