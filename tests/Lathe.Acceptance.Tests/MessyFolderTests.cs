using System.Text.Json;

namespace Lathe.Acceptance.Tests;

public sealed class MessyFolderTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_cannot_be_used_among_good_stems_is_left_out_with_a_finding()
    {
        var stems = Band.Write(_scratch.Folder("Stücke der Band"), 4);
        Broken.Damaged(Path.Combine(stems, "damaged.flac"));
        Broken.Cut(Path.Combine(stems, "cut off.wav"));
        Broken.WithoutFrames(Path.Combine(stems, "no frames.wav"));
        Broken.NotFinite(Path.Combine(stems, "not a number.wav"));
        Broken.Silent(Path.Combine(stems, "silent übung.wav"));
        Broken.Text(Path.Combine(stems, "notes.txt"));
        var before = Scratch.Hashes(stems);

        var outcome = LatheProgram.Run("new", stems, "--out", _scratch["song"], "--json").ShouldBeDone();

        var json = outcome.Json;
        json.GetProperty("tracks").GetArrayLength().ShouldBe(Band.Size);
        json.GetProperty("session").GetString().ShouldBe(_scratch["song", "session.yaml"]);
        Finding(json, "damaged.flac").ShouldBe("stem-unreadable");
        Finding(json, "cut off.wav").ShouldBe("stem-unreadable");
        Finding(json, "no frames.wav").ShouldBe("stem-without-frames");
        Finding(json, "not a number.wav").ShouldBe("stem-not-finite");
        Finding(json, "silent übung.wav").ShouldBe("stem-silent");
        Scratch.Hashes(stems).ShouldBe(before);

        LatheProgram.Run("render", _scratch["song"]).ShouldBeDone();
        using var mix = Tone.Read(_scratch["song", "mix", "mix.wav"]);
        mix.Frames.ShouldBeGreaterThanOrEqualTo(4 * 48000);
        Scratch.Hashes(stems).ShouldBe(before);
    }

    [Fact]
    public void An_unreadable_file_of_a_checked_folder_is_a_finding()
    {
        var stems = Band.Write(_scratch.Folder("stems"), 2);
        Broken.Cut(Path.Combine(stems, "cut.wav"));
        var outcome = LatheProgram.Run("check", stems, "--for", "stem", "--json");
        outcome.Code.ShouldBeOneOf(0, 1);
        var cut = outcome.Json.GetProperty("files").EnumerateArray().Single(f => f.GetProperty("path").GetString()!.EndsWith("cut.wav", StringComparison.Ordinal));
        cut.GetProperty("findings")[0].GetProperty("code").GetString().ShouldBe("unreadable");
    }

    private static string? Finding(JsonElement json, string file) => json.GetProperty("findings").EnumerateArray()
        .Where(f => f.GetRawText().Contains(file, StringComparison.Ordinal)).Select(f => f.GetProperty("code").GetString()).FirstOrDefault();
}
