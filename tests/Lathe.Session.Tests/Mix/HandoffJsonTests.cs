using Lathe.Session.Mix;

namespace Lathe.Session.Tests.Mix;

public class HandoffJsonTests
{
    private static readonly Handoff Full = new()
    {
        Title = "Süß & \"laut\"",
        Artist = "A",
        Rate = 48000,
        Bits = 24,
        Files = [new("mix", "mix.wav", "sha256:" + new string('0', 64)), new("instrumental", "mix-instrumental.wav", Note: "without voices")],
        Bpm = 124.5,
        Key = "D major",
        Sections = [new("verse", 0, 31.5), new("chorus", 31.5)],
        References = ["ref.wav"],
        Loudness = new(-20.25, -4.5, 6),
        Intents = [Intent.FromText("low end intentionally boosted")],
        Issues = ["A click at 1:12."],
        Credits = [new("Jo", "mixing engineer")],
    };

    [Fact]
    public void A_handoff_round_trips()
    {
        var json = HandoffJson.Write(Full);
        var read = HandoffJson.Read(json);
        read.Problems.ShouldBeEmpty();
        HandoffJson.Write(read.Document).ShouldBe(json);
        read.Document.Intents.ShouldBe(Full.Intents);
        read.Document.Loudness.ShouldBe(Full.Loudness);
        json.ShouldContain("Süß & \\\"laut\\\"");
    }

    [Fact]
    public void Fields_may_be_absent_and_unknown_ones_survive()
    {
        var read = HandoffJson.Read("""{ "lathe": 1, "title": "x", "mood": { "a": [1] }, "intents": [ { "text": "bright on purpose" } ] }""");
        read.Problems.ShouldBeEmpty();
        read.Document.Files.ShouldBeEmpty();
        read.Document.Intents.Single().LowHz.ShouldBe(5000);
        HandoffJson.Write(read.Document).ShouldContain("\"mood\": {");
    }

    [Theory]
    [InlineData("", "LS0002", 1)]
    [InlineData("null", "LS0008", 1)]
    [InlineData("{\n \"rate\": \"fast\" }", "LS0002", 2)]
    [InlineData("{\n \"files\": 3 }", "LS0002", 2)]
    [InlineData("{ \"lathe\": 9 }", "LS0019", 0)]
    [InlineData("{ \"intents\": [ { \"text\": \"x\", \"aspect\": \"tone\", \"lowHz\": 200, \"highHz\": 20 } ] }", "LS0012", 0)]
    public void What_is_wrong_is_listed(string json, string code, int line)
    {
        var problem = HandoffJson.Read(json).Problems.Single();
        (problem.Code, problem.Mark.Line).ShouldBe((code, line));
    }
}
