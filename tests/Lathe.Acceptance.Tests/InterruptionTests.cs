namespace Lathe.Acceptance.Tests;

public sealed class InterruptionTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public InterruptionTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "signals of POSIX");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void An_interrupted_conversion_ends_with_130_and_leaves_nothing()
    {
        var source = Long();
        var outcome = LatheProgram.Signal("INT", () => Staged(_scratch.Root), "convert", source, _scratch["out.wav"], "--rate", "44100");
        outcome.ShouldEndWithOneLine(130, "cancelled");
        Directory.GetFiles(_scratch.Root).ShouldBe([source]);
    }

    [Fact]
    public void An_interrupted_render_ends_with_130_and_leaves_no_file_behind()
    {
        var project = Project.Write(_scratch, 30);
        var stems = Scratch.Hashes(_scratch["stems"]);
        var spool = Path.Combine(project, ".lathe", "spool");
        var outcome = LatheProgram.Signal("INT", () => Directory.Exists(spool) && Directory.GetFiles(spool).Length > 0, "render", project);
        outcome.ShouldEndWithOneLine(130, "cancelled");
        Scratch.Deliverables(project).ShouldBe(["session.yaml"]);
        Directory.GetFiles(spool).ShouldBeEmpty();
        Scratch.Hashes(_scratch["stems"]).ShouldBe(stems);
    }

    [Fact]
    public void A_killed_conversion_leaves_an_older_file_of_that_name_whole()
    {
        var source = Long();
        var target = _scratch["out.wav"];
        File.WriteAllText(target, "an older file");
        LatheProgram.Signal("KILL", () => Staged(_scratch.Root), "convert", source, target, "--rate", "44100").Code.ShouldBe(Outcome.Killed);
        File.ReadAllText(target).ShouldBe("an older file");
        LatheProgram.Run("convert", source, target, "--rate", "44100").ShouldBeDone();
        Directory.GetFiles(_scratch.Root).Order(StringComparer.Ordinal).ShouldBe([source, target]);
    }

    [Theory]
    [InlineData("rendering")]
    [InlineData("writing")]
    public void A_killed_render_leaves_no_mix_and_the_next_one_works(string stage)
    {
        var project = Project.Write(_scratch, 20);
        var stems = Scratch.Hashes(_scratch["stems"]);
        var spool = Path.Combine(project, ".lathe", "spool");
        var mix = Path.Combine(project, "mix");
        Func<bool> reached = stage == "rendering"
            ? () => Directory.Exists(spool) && Directory.GetFiles(spool).Length > 0
            : () => Staged(mix);
        LatheProgram.Signal("KILL", reached, "render", project).Code.ShouldBe(Outcome.Killed);
        Scratch.Deliverables(project).ShouldBe(["session.yaml"]);
        Scratch.Hashes(_scratch["stems"]).ShouldBe(stems);

        LatheProgram.Run("render", project).ShouldBeDone();
        var hash = Scratch.Hash(Path.Combine(mix, "mix.wav"));
        Scratch.Deliverables(project).ShouldBe(["mix/mix.wav", "session.yaml"]);
        Directory.GetFiles(mix).Length.ShouldBe(1, "the rest of the killed run is gone");
        Directory.GetFiles(spool).ShouldBeEmpty();
        LatheProgram.Run("render", project, "--no-cache").ShouldBeDone();
        Scratch.Hash(Path.Combine(mix, "mix.wav")).ShouldBe(hash, "what the killed run kept in the cache is whole");
    }

    private string Long() => Tone.Write(_scratch["long.wav"], 96000, 2, 40, (c, t) => 0.3 * Tone.Noise(t, (uint)c));

    /// <summary>Whether a file is being written in a folder under a hidden name.</summary>
    private static bool Staged(string folder) => Directory.Exists(folder) && Directory.GetFiles(folder, ".*").Any(f => new FileInfo(f).Exists);
}
