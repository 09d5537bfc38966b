namespace Lathe.Acceptance.Tests;

public sealed class SystemFaultTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly string _noise;

    public SystemFaultTests() => _noise = Tone.Write(_scratch["noise.wav"], 48000, 2, 4, (c, t) => 0.3 * Tone.Noise(t, (uint)c));

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_full_disk_ends_with_one_line_and_leaves_nothing()
    {
        var folder = _scratch.Folder("small");
        var outcome = LatheProgram.OnFileSystem("size=64k", folder, "convert", _noise, Path.Combine(folder, "out.wav"));
        outcome.ShouldEndWithOneLine(3, "out.wav");
        outcome.Output.ShouldBeEmpty();
    }

    [Fact]
    public void A_full_disk_ends_a_render_with_one_line_and_leaves_no_mix()
    {
        var folder = _scratch.Folder("small");
        _scratch.Write("lathe: 1\nrate: 48 kHz\ntracks:\n  - { id: noise, source: ../noise.wav }\n", "song", "session.yaml");
        var outcome = LatheProgram.OnFileSystem("size=64k", folder, "render", _scratch["song"], "-o", Path.Combine(folder, "mix.wav"));
        outcome.ShouldEndWithOneLine(3, "mix.wav");
        outcome.Output.ShouldBeEmpty();
    }

    [Fact]
    public void A_read_only_output_folder_ends_with_one_line()
    {
        var folder = _scratch.Folder("fixed");
        LatheProgram.OnFileSystem("ro", folder, "convert", _noise, Path.Combine(folder, "out.wav")).ShouldEndWithOneLine(3, "out.wav");
    }

    [Fact]
    public void A_read_only_project_folder_ends_with_one_line()
    {
        var folder = _scratch.Folder("fixed");
        var stems = Band.Write(_scratch.Folder("stems"), 2);
        LatheProgram.OnFileSystem("ro", folder, "new", stems, "--out", Path.Combine(folder, "song")).ShouldEndWithOneLine(3, "song");
    }

    [Fact]
    public void An_output_below_a_file_ends_with_one_line() =>
        LatheProgram.Run("convert", _noise, Path.Combine(_noise, "out.wav")).ShouldEndWithOneLine(3, "out.wav");

    [Fact]
    public void An_output_in_a_folder_that_does_not_exist_ends_with_one_line() =>
        LatheProgram.Run("convert", _noise, _scratch["absent", "out.wav"]).ShouldEndWithOneLine(3, "absent");
}
