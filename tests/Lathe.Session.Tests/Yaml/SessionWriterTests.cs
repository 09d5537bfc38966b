using Lathe.Session.Diff;
using Lathe.Session.Yaml;

namespace Lathe.Session.Tests.Yaml;

public class SessionWriterTests
{
    [Fact]
    public void Any_session_is_read_back_as_it_was()
    {
        const int Seed = 4711;
        var sessions = new RandomSessions(Seed);
        for (var round = 0; round < 400; round++)
        {
            var session = sessions.Next();
            var yaml = SessionWriter.Write(session);
            var read = SessionReader.Read(yaml);
            read.Problems.Where(p => p.Code != "LS0006").ShouldBeEmpty($"seed {Seed}, round {round}\n{yaml}");
            SessionDiff.Values(read.Document).ShouldBe(SessionDiff.Values(session), $"seed {Seed}, round {round}\n{yaml}");
            SessionWriter.Write(read.Document).ShouldBe(yaml);
        }
    }

    [Fact]
    public void Commented_and_plain_documents_mean_the_same()
    {
        var session = Documents.Read(Documents.WithYou);
        var comments = SessionDiff.Values(session).Select(v => v.Key).Distinct().ToDictionary(path => path, path => $"why {path} is so\nand more: \"#{{[");
        var commented = SessionWriter.Write(session, comments);
        SessionDiff.Between(session, Documents.Read(commented)).ShouldBeEmpty();
        commented.Split('\n').Count(l => l.Contains("# why ", StringComparison.Ordinal)).ShouldBe(comments.Count);
    }

    [Fact]
    public void Documents_are_written_for_people()
    {
        var session = Documents.Read(Documents.WithYou);
        session = session with { Tracks = [session.Tracks[0] with { Automation = [] }, session.Tracks[1]], Scenes = [], Vcas = [], Markers = [] };
        session = session with { Tracks = session.Tracks.SetItem(1, session.Tracks[1] with { Vcas = [] }) };
        var comments = new Dictionary<string, string>
        {
            ["kick"] = "Crest factor 14 dB.",
            ["kick/compressor/threshold"] = "3 dB of reduction at the loudest hits.",
            ["kick/fader"] = "-22 LUFS, 2 LU above the bass.",
        };
        SessionWriter.Write(session, comments).ShouldBe("""
            lathe: 1
            title: With You
            artist: Lorenzo's Music
            rate: 48 kHz
            tempo: 124
            key: D major

            tracks:
              # Crest factor 14 dB.
              - id: kick
                name: Kick
                role: kick
                source: audio/kick.flac
                trim: -3.2 dB
                # -22 LUFS, 2 LU above the bass.
                fader: -1.5 dB
                pan: C
                output: drums
                inserts:
                  - eq: { bands: [ { type: high-pass, freq: 30 Hz, slope: 24 dB/oct }, { id: mud, type: bell, freq: 350 Hz, gain: -3 dB, q: 1.2 } ] }
                  # 3 dB of reduction at the loudest hits.
                  - compressor: { threshold: -18 dB, ratio: "4:1", attack: 10 ms, release: 120 ms, mix: 70 % }
                  - compressor: { threshold: -6 dB, ratio: "2:1" }
                sends:
                  - { to: room, level: -14 dB, tap: pre }

              - id: bass
                role: bass
                source: [ audio/bass-l.wav, audio/bass-r.wav ]
                inserts:
                  - compressor: { id: squeeze, key: kick, threshold: -24 dB, ratio: "3:1" }
                  - saturation

            buses:
              - { id: drums, inserts: [ { compressor: { threshold: -10 dB } } ] }
              - { id: room, inserts: [ { reverb: { type: room, decay: 1.1 s } } ] }

            mix:
              variants:
                - { id: instrumental, mute: [ lead-vocal ] }
                - { id: vocal-up, trim: { lead-vocal: +1 dB }, off: [ bass/squeeze ] }

            """);
    }

    [Fact]
    public void Differences_are_named_by_address()
    {
        var before = Documents.Read(Documents.WithYou);
        var after = Documents.Read(Documents.WithYou
            .Replace("fader: -1.5 dB   #", "fader: -2 dB   #", StringComparison.Ordinal)
            .Replace("gain: -3 dB, ", "", StringComparison.Ordinal)
            .Replace("- saturation", "- saturation: { drive: 6 dB }", StringComparison.Ordinal));
        SessionDiff.Between(before, after).ShouldBe(
            [new("kick/fader", "-1.5 dB", "-2 dB"), new("kick/eq/bands/mud/gain", "-3 dB", null), new("bass/saturation/drive", null, "6 dB")],
            ignoreOrder: true);
        SessionDiff.Between(before, before with { Tracks = [before.Tracks[1], before.Tracks[0], before.Tracks[2]] })
            .ShouldBe([new("session/tracks", "kick, bass, voice", "bass, kick, voice")]);
        SessionDiff.Between(before, Documents.Read(SessionWriter.Write(before))).ShouldBeEmpty();
    }
}
