namespace Lathe.Acceptance.Tests;

public sealed class BadInputTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_missing_file_ends_with_one_line()
    {
        LatheProgram.Run("measure", _scratch["absent.wav"]).ShouldEndWithOneLine(2, "absent.wav");
        LatheProgram.Run("convert", _scratch["absent.wav"], _scratch["out.wav"]).ShouldEndWithOneLine(2, "absent.wav");
        LatheProgram.Run("check", _scratch["absent.wav"]).ShouldEndWithOneLine(2, "absent.wav");
        LatheProgram.Run("render", _scratch["absent"]).ShouldEndWithOneLine(2, "absent");
        LatheProgram.Run("new", _scratch["absent"]).ShouldEndWithOneLine(2, "absent");
        Directory.GetFileSystemEntries(_scratch.Root).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_is_no_audio_ends_with_one_line() =>
        LatheProgram.Run("measure", Broken.Text(_scratch["notes.wav"])).ShouldEndWithOneLine(2, "notes.wav");

    [Fact]
    public void A_file_of_a_header_alone_ends_with_one_line() =>
        LatheProgram.Run("measure", Broken.Cut(_scratch["cut.wav"])).ShouldEndWithOneLine(2, "cut.wav");

    [Fact]
    public void A_damaged_file_ends_with_one_line_and_writes_nothing()
    {
        LatheProgram.Run("convert", Broken.Damaged(_scratch["damaged.flac"]), _scratch["out.wav"]).ShouldEndWithOneLine(2, "damaged.flac");
        Directory.GetFiles(_scratch.Root).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_without_frames_ends_with_one_line()
    {
        Broken.WithoutFrames(_scratch["empty.wav"]);
        LatheProgram.Run("measure", _scratch["empty.wav"]).ShouldEndWithOneLine(2, "empty.wav", "frames");
        LatheProgram.Run("process", "gain", _scratch["empty.wav"], _scratch["out.wav"]).ShouldEndWithOneLine(2, "empty.wav", "frames");
        Directory.GetFiles(_scratch.Root).ShouldHaveSingleItem();
    }

    [Fact]
    public void Samples_that_are_no_numbers_end_with_one_line_that_says_where()
    {
        Broken.NotFinite(_scratch["bad.wav"]);
        LatheProgram.Run("measure", _scratch["bad.wav"]).ShouldEndWithOneLine(2, "bad.wav", "NaN", "0:01.00");
        LatheProgram.Run("convert", _scratch["bad.wav"], _scratch["out.wav"]).ShouldEndWithOneLine(2, "bad.wav", "NaN", "0:01.00");
        LatheProgram.Run("process", "gain", _scratch["bad.wav"], _scratch["out.wav"]).ShouldEndWithOneLine(2, "bad.wav", "NaN");
        Directory.GetFiles(_scratch.Root).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_unknown_processor_ends_with_one_line()
    {
        LatheProgram.Run("process", "flangulator", Sine(), _scratch["out.wav"]).ShouldEndWithOneLine(2, "flangulator");
        LatheProgram.Run("processors", "flangulator").ShouldEndWithOneLine(2, "flangulator");
    }

    [Fact]
    public void An_unknown_parameter_ends_with_one_line() =>
        LatheProgram.Run("process", "gain", Sine(), _scratch["out.wav"], "--sparkle", "3").ShouldEndWithOneLine(2, "gain", "sparkle");

    [Fact]
    public void A_value_out_of_range_ends_with_one_line_that_names_the_range()
    {
        LatheProgram.Run("process", "gain", Sine(), _scratch["out.wav"], "--level", "400 dB").ShouldEndWithOneLine(2, "level", "400", "24");
        File.Exists(_scratch["out.wav"]).ShouldBeFalse();
    }

    [Fact]
    public void A_value_that_is_no_number_ends_with_one_line() =>
        LatheProgram.Run("process", "gain", Sine(), _scratch["out.wav"], "--level", "loud").ShouldEndWithOneLine(2, "level", "loud");

    [Fact]
    public void A_bad_option_value_ends_with_one_line()
    {
        var sine = Sine();
        LatheProgram.Run("convert", sine, _scratch["out.wav"], "--bits", "17").ShouldEndWithOneLine(2, "--bits", "17");
        LatheProgram.Run("convert", sine, _scratch["out.wav"], "--rate", "7").ShouldEndWithOneLine(2, "--rate", "7");
        LatheProgram.Run("convert", sine, _scratch["out.wav"], "--dither", "salt").ShouldEndWithOneLine(2, "--dither", "salt");
        LatheProgram.Run("convert", sine, _scratch["out.mp3"]).ShouldEndWithOneLine(2, ".mp3");
        LatheProgram.Run("convert", sine, sine).ShouldEndWithOneLine(2, "input itself");
        LatheProgram.Run("check", sine, "--for", "gramophone").ShouldEndWithOneLine(2, "gramophone");
        LatheProgram.Run("convert", sine, _scratch["out.wav"], "--no-such-option").ShouldEndWithOneLine(2, "--no-such-option");
        Directory.GetFiles(_scratch.Root).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_empty_folder_ends_with_one_line()
    {
        var folder = _scratch.Folder("empty");
        LatheProgram.Run("new", folder).ShouldEndWithOneLine(2, "empty");
        LatheProgram.Run("mix", folder).ShouldEndWithOneLine(2, "empty");
        LatheProgram.Run("render", folder).ShouldEndWithOneLine(2, "session.yaml");
        LatheProgram.Run("check", folder).ShouldEndWithOneLine(2, "empty");
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_without_one_usable_stem_ends_with_one_line()
    {
        var folder = _scratch.Folder("stems");
        Broken.Text(_scratch["stems", "notes.txt"]);
        Broken.WithoutFrames(_scratch["stems", "empty.wav"]);
        Broken.Cut(_scratch["stems", "cut.wav"]);
        LatheProgram.Run("new", folder, "--out", _scratch["song"]).ShouldEndWithOneLine(2, "stems");
        Directory.Exists(_scratch["song"]).ShouldBeFalse();
    }

    private string Sine() => Tone.Write(_scratch["sine.wav"], 48000, 1, 0.5, (_, t) => 0.3 * Math.Sin(2 * Math.PI * 440 * t));
}
