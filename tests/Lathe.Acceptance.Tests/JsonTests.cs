using System.Text.Json;

namespace Lathe.Acceptance.Tests;

public sealed class JsonTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Measure_prints_every_figure_under_its_name()
    {
        var file = Stereo("tone.wav");
        var measured = LatheProgram.Run("measure", file, "--json").ShouldBeDone().Json.GetProperty("files")[0];
        string[] names =
        [
            "path", "container", "codec", "sampleRate", "bitDepth", "channels", "layout", "frames", "duration", "integrated", "range", "momentaryMax",
            "shortTermMax", "truePeak", "samplePeak", "rms", "plr", "psrMin", "dr", "dcOffset", "correlation", "monoLoss", "monoLossBands", "width", "thirdOctave",
        ];
        names.Where(n => !measured.TryGetProperty(n, out _)).ShouldBeEmpty();
        measured.GetProperty("path").GetString().ShouldBe(file);
        measured.GetProperty("sampleRate").GetInt32().ShouldBe(48000);
        measured.GetProperty("bitDepth").GetInt32().ShouldBe(24);
        measured.GetProperty("frames").GetInt64().ShouldBe(5 * 48000);
        measured.GetProperty("duration").GetDouble().ShouldBe(5);
        measured.GetProperty("dcOffset").GetArrayLength().ShouldBe(2);
        measured.GetProperty("thirdOctave")[0].GetProperty("hz").GetDouble().ShouldBeGreaterThan(0);
        measured.GetProperty("thirdOctave")[0].TryGetProperty("db", out _).ShouldBeTrue();
        measured.GetProperty("truePeak").GetDouble().ShouldBe(-6.02, 0.01);
    }

    [Fact]
    public void Figures_that_do_not_exist_are_null()
    {
        Broken.Silent(_scratch["silence.wav"]);
        var measured = LatheProgram.Run("measure", _scratch["silence.wav"], "--json").ShouldBeDone().Json.GetProperty("files")[0];
        foreach (var name in new[] { "integrated", "truePeak", "samplePeak", "rms", "plr", "correlation" })
        {
            measured.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.Null, name);
        }
    }

    [Fact]
    public void Check_prints_verdicts_and_findings()
    {
        var outcome = LatheProgram.Run("check", Stereo("tone.wav"), "--json");
        outcome.Code.ShouldBeOneOf(0, 1);
        var file = outcome.Json.GetProperty("files")[0];
        file.GetProperty("failed").GetBoolean().ShouldBe(outcome.Code == 1);
        foreach (var finding in file.GetProperty("findings").EnumerateArray())
        {
            finding.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
            finding.GetProperty("severity").GetString().ShouldNotBeNullOrEmpty();
            finding.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public void Compare_of_a_file_with_itself_parses_and_leaves_nothing() =>
        LatheProgram.Run("compare", Stereo("a.wav"), Stereo("b.wav"), "--json").ShouldBeDone().Json.ValueKind.ShouldBe(JsonValueKind.Object);

    [Fact]
    public void Convert_and_process_tell_what_was_written()
    {
        var source = Stereo("tone.wav");
        var converted = LatheProgram.Run("convert", source, _scratch["out.flac"], "--rate", "44.1 kHz", "--bits", "16", "--json").ShouldBeDone().Json;
        converted.GetProperty("path").GetString().ShouldBe(_scratch["out.flac"]);
        converted.GetProperty("sha256").GetString().ShouldBe(Scratch.Hash(_scratch["out.flac"]));
        converted.GetProperty("sampleRate").GetInt32().ShouldBe(44100);
        converted.GetProperty("bitDepth").GetInt32().ShouldBe(16);
        converted.GetProperty("frames").GetInt64().ShouldBe(5 * 44100);
        var processed = LatheProgram.Run("process", "gain", source, _scratch["quiet.wav"], "--level", "-6 dB", "--json").ShouldBeDone().Json;
        processed.GetProperty("sha256").GetString().ShouldBe(Scratch.Hash(_scratch["quiet.wav"]));
        processed.GetProperty("bitDepth").GetInt32().ShouldBe(24);
    }

    [Fact]
    public void Processors_lists_the_rack_with_ranges()
    {
        var rack = LatheProgram.Run("processors", "--json").ShouldBeDone().Json.GetProperty("processors");
        foreach (var id in new[] { "gain", "eq", "compressor", "gate", "de-esser", "saturation", "width", "pan", "delay", "reverb", "limiter" })
        {
            rack.EnumerateArray().Count(p => p.GetProperty("id").GetString() == id).ShouldBe(1, id);
        }

        var level = LatheProgram.Run("processors", "gain", "--json").ShouldBeDone().Json.GetProperty("processors")[0].GetProperty("parameters")[0];
        level.GetProperty("path").GetString().ShouldBe("level");
        level.GetProperty("min").GetDouble().ShouldBeLessThan(level.GetProperty("max").GetDouble());
    }

    [Fact]
    public void Every_command_has_help_with_an_example()
    {
        foreach (var command in new[] { "new", "mix", "render", "master", "produce", "measure", "check", "compare", "convert", "process", "processors" })
        {
            LatheProgram.Run(command, "--help").ShouldBeDone().Output.ShouldContain($"lathe {command} ");
        }
    }

    private string Stereo(string name) =>
        Tone.Write(_scratch[name], 48000, 2, 5, (c, t) => 0.5 * Math.Sin(2 * Math.PI * (440 + (110 * c)) * t));
}
