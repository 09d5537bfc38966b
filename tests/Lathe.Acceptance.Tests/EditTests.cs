namespace Lathe.Acceptance.Tests;

public sealed class EditTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_render_of_an_unedited_session_comes_from_the_cache()
    {
        var project = Project.Write(_scratch);
        var first = LatheProgram.Run("render", project, "--json").ShouldBeDone().Json;
        first.GetProperty("stripsFromCache").GetInt32().ShouldBe(0);
        var again = LatheProgram.Run("render", project, "--json").ShouldBeDone().Json;
        again.GetProperty("stripsFromCache").GetInt32().ShouldBeGreaterThan(0);
        again.GetProperty("stripsRendered").GetInt32().ShouldBeLessThan(first.GetProperty("stripsRendered").GetInt32());
        Sha256(again).ShouldBe(Sha256(first));
    }

    [Fact]
    public void Editing_one_fader_changes_that_track_alone()
    {
        var project = Project.Write(_scratch);
        var before = Stems(project);
        var session = File.ReadAllText(Path.Combine(project, "session.yaml"));
        File.WriteAllText(Path.Combine(project, "session.yaml"), session.Replace(Project.KickFader, "fader: -9 dB", StringComparison.Ordinal));
        var after = Stems(project);

        // The kick's own strip is kept before its fader; only the bus that it feeds is rendered again.
        var json = LatheProgram.Run("render", project, "--json").ShouldBeDone().Json;
        json.GetProperty("stripsFromCache").GetInt32().ShouldBeGreaterThan(0);

        after.Keys.ShouldBe(before.Keys);
        before.Keys.Where(id => before[id] != after[id]).ShouldBe(["mix", "kick"]);
    }

    [Fact]
    public void The_stems_add_up_to_the_mix_to_the_bit_before_and_after_an_edit()
    {
        var project = Project.Write(_scratch, 3);
        Stems(project);
        MixMinusStems(project).ShouldBe(0);
        var session = File.ReadAllText(Path.Combine(project, "session.yaml"));
        File.WriteAllText(Path.Combine(project, "session.yaml"), session.Replace(Project.KickFader, "fader: -9 dB", StringComparison.Ordinal));
        Stems(project);
        MixMinusStems(project).ShouldBe(0);
    }

    /// <summary>Renders the mix and every stem as 64-bit float; hashes by name.</summary>
    private static Dictionary<string, string> Stems(string project)
    {
        var json = LatheProgram.Run("render", project, "--stems", "--bits", "64f", "--json").ShouldBeDone().Json;
        return json.GetProperty("files").EnumerateArray().ToDictionary(
            f => Path.GetFileNameWithoutExtension(f.GetProperty("path").GetString()!), f => f.GetProperty("sha256").GetString()!);
    }

    /// <summary>The largest difference between the mix, whose bus is bare, and the sum of the stems in the document's order.</summary>
    private static double MixMinusStems(string project)
    {
        using var mix = Tone.Read(Path.Combine(project, "mix", "mix.wav"));
        var sum = new double[2][];
        foreach (var id in new[] { "bass", "guitar", "vocal", "kick", "drums", "room" })
        {
            using var stem = Tone.Read(Path.Combine(project, "mix", "stems", id + ".wav"));
            stem.Frames.ShouldBe(mix.Frames);
            for (var c = 0; c < 2; c++)
            {
                sum[c] ??= new double[mix.Frames];
                for (var n = 0; n < mix.Frames; n++)
                {
                    sum[c][n] += stem[c][n];
                }
            }
        }

        return Enumerable.Range(0, 2).Max(c => Largest(mix[c], sum[c]));
    }

    private static double Largest(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var largest = 0.0;
        for (var n = 0; n < a.Length; n++)
        {
            largest = Math.Max(largest, Math.Abs(a[n] - b[n]));
        }

        return largest;
    }

    private static string? Sha256(System.Text.Json.JsonElement json) => json.GetProperty("files")[0].GetProperty("sha256").GetString();
}
