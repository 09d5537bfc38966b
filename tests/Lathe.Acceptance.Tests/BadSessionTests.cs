namespace Lathe.Acceptance.Tests;

public sealed class BadSessionTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public BadSessionTests() => Tone.Write(_scratch["song", "kick.wav"], 48000, 1, 1, (_, t) => 0.5 * Tone.Struck(t, 60, 0.2));

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_duplicate_id_is_named_with_its_line() => Render(
        """
        lathe: 1
        rate: 48 kHz
        tracks:
          - { id: kick, source: kick.wav }
          - { id: kick, source: kick.wav }
        """).ShouldEndWithOneLine(2, "session.yaml:5:", "kick");

    [Fact]
    public void A_ring_of_buses_is_named_and_nothing_is_written()
    {
        Render(
        """
        lathe: 1
        rate: 48 kHz
        tracks:
          - { id: kick, source: kick.wav, output: a }
        buses:
          - { id: a, output: b }
          - { id: b, output: c }
          - { id: c, output: a }
        """).ShouldEndWithOneLine(2, "a -> b -> c -> a");
        Directory.GetFileSystemEntries(_scratch["song"]).Length.ShouldBe(2, "the stem and the session");
    }

    [Fact]
    public void An_unknown_processor_of_a_session_is_named_with_its_line() => Render(
        """
        lathe: 1
        rate: 48 kHz
        tracks:
          - id: kick
            source: kick.wav
            inserts:
              - flangulator: { depth: 3 }
        """).ShouldEndWithOneLine(2, "session.yaml:7:", "flangulator");

    [Fact]
    public void An_unknown_parameter_of_a_session_is_named_with_its_line() => Render(
        """
        lathe: 1
        rate: 48 kHz
        tracks:
          - id: kick
            source: kick.wav
            inserts:
              - gain: { sparkle: 3 }
        """).ShouldEndWithOneLine(2, "session.yaml:7:", "sparkle");

    [Fact]
    public void A_value_out_of_range_of_a_session_is_named_with_its_line_and_range() => Render(
        """
        lathe: 1
        rate: 48 kHz
        tracks:
          - id: kick
            source: kick.wav
            inserts:
              - gain: { level: 400 dB }
        """).ShouldEndWithOneLine(2, "session.yaml:7:", "kick/gain/level", "400", "24");

    [Fact]
    public void Bad_yaml_is_told_with_line_and_column() => Render(
        """
        lathe: 1
        rate: 48 kHz
        tracks:
          - { id: kick, source: kick.wav
          - id: snare
        """).ShouldEndWithOneLine(2, "session.yaml:4:3:");

    [Fact]
    public void An_unknown_variant_is_answered_with_those_there_are()
    {
        _scratch.Write(
            """
            lathe: 1
            rate: 48 kHz
            tracks:
              - { id: kick, source: kick.wav }
            mix: { variants: [ { id: instrumental } ] }
            """,
            "song",
            "session.yaml");
        LatheProgram.Run("render", _scratch["song"], "--variant", "karaoke").ShouldEndWithOneLine(2, "karaoke", "instrumental");
        Scratch.Deliverables(_scratch["song"]).ShouldBe(["kick.wav", "session.yaml"]);
    }

    [Fact]
    public void A_session_whose_only_source_is_missing_ends_with_one_line() => Render(
        """
        lathe: 1
        rate: 48 kHz
        tracks:
          - { id: kick, source: gone.wav }
        """).ShouldEndWithOneLine(2, "gone.wav");

    [Fact]
    public void A_missing_source_among_others_is_left_out_with_a_warning()
    {
        var outcome = Render(
            """
            lathe: 1
            rate: 48 kHz
            tracks:
              - { id: kick, source: kick.wav }
              - { id: snare, source: gone.wav }
            """).ShouldBeDone();
        outcome.Error.ShouldContain("gone.wav");
        File.Exists(_scratch["song", "mix", "mix.wav"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("--block", "100")]
    [InlineData("--threads", "-1")]
    [InlineData("--threads", "many")]
    public void A_bad_run_option_ends_with_one_line(string option, string value)
    {
        _scratch.Write("lathe: 1\nrate: 48 kHz\ntracks:\n  - { id: kick, source: kick.wav }\n", "song", "session.yaml");
        LatheProgram.Run("render", _scratch["song"], option, value).ShouldEndWithOneLine(2, option, value);
    }

    private Outcome Render(string session)
    {
        _scratch.Write(session, "song", "session.yaml");
        return LatheProgram.Run("render", _scratch["song"]);
    }
}
