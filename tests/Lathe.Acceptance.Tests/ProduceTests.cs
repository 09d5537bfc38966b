using System.Text.Json;

namespace Lathe.Acceptance.Tests;

public sealed class ProduceTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_messy_folder_becomes_a_release_and_the_stems_stay_as_they_are()
    {
        var stems = Band.Write(_scratch.Folder("Stücke der Band"), 6);
        Broken.Damaged(Path.Combine(stems, "damaged.flac"));
        Broken.Silent(Path.Combine(stems, "silent.wav"));
        Broken.Text(Path.Combine(stems, "notes.txt"));
        var before = Scratch.Hashes(stems);
        var song = _scratch["song"];

        var outcome = LatheProgram.Run("produce", stems, "--out", song, "--title", "Übung", "--artist", "The Band");

        outcome.Code.ShouldBeOneOf(0, 1);
        Scratch.Hashes(stems).ShouldBe(before);
        foreach (var name in new[] { "session.yaml", "master.yaml", "report.json", "report.html", "mix/handoff.json", "mix/handoff.md" })
        {
            File.Exists(Path.Combine(song, name)).ShouldBeTrue(name);
        }

        var report = Report(song);
        foreach (var name in new[] { "intake", "decisions", "mix", "master", "targets", "deliverables", "findings", "timings" })
        {
            report.TryGetProperty(name, out _).ShouldBeTrue(name);
        }

        report.GetProperty("findings").GetRawText().ShouldContain("damaged.flac");
        report.GetProperty("mix").GetProperty("truePeak").GetDouble().ShouldBeInRange(-6, -3);
        (Math.Abs(report.GetProperty("master").GetProperty("integrated").GetDouble() - -14) <= 0.1).ShouldBe(outcome.Code == 0, outcome.Output);
        var deliverables = report.GetProperty("deliverables").EnumerateArray().ToArray();
        deliverables.Length.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var deliverable in deliverables)
        {
            var path = Path.Combine(song, deliverable.GetProperty("path").GetString()!);
            deliverable.GetProperty("sha256").GetString().ShouldBe(Scratch.Hash(path));
            var measured = LatheProgram.Run("measure", path, "--json").ShouldBeDone().Json.GetProperty("files")[0];
            measured.GetProperty("truePeak").GetDouble().ShouldBeLessThanOrEqualTo(-1 + 0.0005);
        }

        Directory.GetFiles(song, "*", SearchOption.AllDirectories).ShouldNotContain(f => f.Contains("partial", StringComparison.Ordinal) || f.Contains("unverified", StringComparison.Ordinal));
    }

    [Fact]
    public void Producing_again_with_other_threads_and_blocks_gives_the_same_bytes()
    {
        var stems = Band.Write(_scratch.Folder("stems"), 4);
        LatheProgram.Run("produce", stems, "--out", _scratch["a"], "--threads", "1", "--block", "1024").Code.ShouldBeOneOf(0, 1);
        LatheProgram.Run("produce", stems, "--out", _scratch["b"], "--threads", "4", "--block", "4096").Code.ShouldBeOneOf(0, 1);
        Audio("a").ShouldBe(Audio("b"));
        Audio("a").Count.ShouldBeGreaterThanOrEqualTo(5);
    }

    [Theory]
    [InlineData("mix")]
    [InlineData(".delivery")]
    public void A_killed_run_leaves_no_partial_deliverable_and_the_next_one_works(string folder)
    {
        var stems = Band.Write(_scratch.Folder("stems"), 6);
        var before = Scratch.Hashes(stems);
        var song = _scratch["song"];
        var written = Path.Combine(song, folder);
        LatheProgram.Signal("KILL", () => Directory.Exists(written) && Directory.GetFiles(written, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }).Length > 0, "produce", stems, "--out", song)
            .Code.ShouldBe(Outcome.Killed);
        Scratch.Hashes(stems).ShouldBe(before);
        foreach (var file in Scratch.Deliverables(song).Where(f => f.EndsWith(".wav", StringComparison.Ordinal) || f.EndsWith(".flac", StringComparison.Ordinal)))
        {
            LatheProgram.Run("measure", Path.Combine(song, file)).ShouldBeDone();
        }

        LatheProgram.Run("produce", stems, "--out", song).Code.ShouldBeOneOf(0, 1);
        LatheProgram.Run("produce", stems, "--out", _scratch["undisturbed"]).Code.ShouldBeOneOf(0, 1);
        Audio("song").ShouldBe(Audio("undisturbed"));
        Scratch.Hashes(stems).ShouldBe(before);
    }

    [Fact]
    public void An_interrupted_run_ends_with_130()
    {
        var stems = Band.Write(_scratch.Folder("stems"), 6);
        var song = _scratch["song"];
        var handoff = Path.Combine(song, "mix", "handoff.json"); // mastering comes next
        LatheProgram.Signal("INT", () => File.Exists(handoff), "produce", stems, "--out", song)
            .ShouldEndWithOneLine(130, "cancelled");
        Directory.GetFiles(song, ".*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .ShouldNotContain(f => f.Contains("partial", StringComparison.Ordinal) || f.Contains("unverified", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_used_ends_with_one_line_before_anything_is_written()
    {
        var stems = Band.Write(_scratch.Folder("stems"), 1);
        var song = _scratch["song"];
        LatheProgram.Run("produce", _scratch["absent"], "--out", song).ShouldEndWithOneLine(2, "absent");
        LatheProgram.Run("produce", _scratch.Folder("empty"), "--out", song).ShouldEndWithOneLine(2, "empty");
        LatheProgram.Run("produce", stems, "--out", song, "--loudness", "loud").ShouldEndWithOneLine(2, "--loudness", "loud");
        LatheProgram.Run("produce", stems, "--out", song, "--loudness", "3").ShouldEndWithOneLine(2, "--loudness", "3");
        LatheProgram.Run("produce", stems, "--out", song, "--ceiling", "1").ShouldEndWithOneLine(2, "--ceiling");
        LatheProgram.Run("produce", stems, "--out", stems).ShouldEndWithOneLine(2, "stems");
        LatheProgram.Run("master", _scratch["absent.wav"]).ShouldEndWithOneLine(2, "absent.wav");
        Directory.Exists(song).ShouldBeFalse();
    }

    private SortedDictionary<string, string> Audio(string song) => new(
        Scratch.Deliverables(_scratch[song]).Where(f => f.EndsWith(".wav", StringComparison.Ordinal) || f.EndsWith(".flac", StringComparison.Ordinal))
            .ToDictionary(f => f, f => Scratch.Hash(_scratch[song, f])), StringComparer.Ordinal);

    private static JsonElement Report(string song) => JsonDocument.Parse(File.ReadAllText(Path.Combine(song, "report.json"))).RootElement;
}
