using Lathe.Session.Automation;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;
using Lathe.Session.Yaml;

namespace Lathe.Session.Tests.Yaml;

public class SessionReaderTests
{
    [Fact]
    public void The_document_of_the_design_is_read_into_the_model()
    {
        var session = Documents.Read(Documents.WithYou);

        session.Title.ShouldBe("With You");
        session.Artist.ShouldBe("Lorenzo's Music");
        session.Rate.ShouldBe(48000);
        session.Tempo.Changes.Single().BeatsPerMinute.ShouldBe(124);
        session.Strips.Select(s => s.Id).ShouldBe(["kick", "bass", "voice", "drums", "room", "mix"]);
        session.Markers.Select(m => (m.At, m.Name)).ShouldBe([("0:00", "Intro"), ("9|1", "Verse")]);

        var kick = session.Tracks[0];
        kick.Role.ShouldBe(Roles.Kick);
        kick.Output.ShouldBe("drums");
        kick.Clips.Single().Source.ShouldBe("audio/kick.flac");
        kick.Settings.Select(s => (s.Path, s.Text)).ShouldBe([("trim", "-3.2 dB"), ("fader", "-1.5 dB"), ("pan", "C")]);
        kick.Inserts.Select(i => i.Id).ShouldBe(["eq", "compressor", "compressor-2"]);
        kick.Inserts[0].Elements.Select(e => (e.Group, e.Id)).ShouldBe([("bands", "1"), ("bands", "mud")]);
        kick.Inserts[0].Settings.Select(s => s.Path).ShouldBe(
            ["bands/1/type", "bands/1/freq", "bands/1/slope", "bands/mud/type", "bands/mud/freq", "bands/mud/gain", "bands/mud/q"]);
        kick.Sends.Single().ShouldSatisfyAllConditions(s => s.To.ShouldBe("room"), s => s.Tap.ShouldBe(SendTap.Pre), s => s.Settings.Single().Text.ShouldBe("-14 dB"));
        kick.Automation.Select(l => l.Path).ShouldBe(["fader", "compressor/threshold"]);
        kick.Automation[0].Points[1].ShouldBe(new AutomationPoint("1:12.5", "0 dB", Curve.S, kick.Automation[0].Points[1].Mark));

        var bass = session.Tracks[1];
        bass.Clips.Single().Source.ShouldBe("audio/bass-l.wav");
        bass.Clips.Single().Partner.ShouldBe("audio/bass-r.wav");
        bass.Vcas.ShouldBe(["rhythm"]);
        bass.Inserts.Select(i => (i.Id, i.Processor, i.Key)).ShouldBe([("squeeze", "compressor", "kick"), ("saturation", "saturation", null)]);
        session.Tracks[2].Clips.Select(c => c.Source).ShouldBe(["audio/voice 1.wav", "audio/voice 2.wav"]);
        session.Tracks[2].Clips[0].Settings.Select(s => s.Path).ShouldBe(["at", "from", "fade-in"]);
        session.Variants.Select(v => v.Id).ShouldBe(["instrumental", "vocal-up"]);
        session.Scenes.Single().Set.Select(s => (s.Path, s.Text)).ShouldBe([("kick/fader", "0 dB"), ("bass/squeeze/threshold", "-30 dB")]);
    }

    [Fact]
    public void Every_value_knows_its_line_and_column()
    {
        var kick = Documents.Read(Documents.WithYou).Tracks[0];
        kick.Settings[1].Mark.ShouldBe(new Mark(15, 12));
        kick.Inserts[1].Settings[0].Mark.Line.ShouldBe(20);
    }

    [Theory]
    [InlineData("tracks: [ { id: a, source: a.wav }, { id: a, source: b.wav } ]", "LS0010", 2, "a", "taken by line 2")]
    [InlineData("tracks: [ { id: a, source: a.wav, fadr: 1 dB } ]", "LS0006", 2, "a/fadr", "fader")]
    [InlineData("tracks: [ { id: a, source: a.wav, inserts: 5 } ]", "LS0007", 2, "a", "Write a list")]
    [InlineData("tracks: { id: a }", "LS0007", 2, "", "Write a list")]
    [InlineData("tracks: [ { id: a } ]", "LS0008", 2, "a", "no source")]
    [InlineData("tracks: [ { source: a.wav } ]", "LS0008", 2, "1", "'id' is missing")]
    [InlineData("tracks: [ { id: Kick In, source: a.wav } ]", "LS0009", 2, "Kick In/id", "kick-in")]
    [InlineData("tracks: [ { id: mix, source: a.wav } ]", "LS0009", 2, "mix", "reserved")]
    [InlineData("tracks: [ { id: a, source: a.wav, role: kik } ]", "LS0015", 2, "a/role", "Did you mean kick?")]
    [InlineData("tracks: [ { id: a, source: a.wav, output: drum } ]\nbuses: [ { id: drums } ]", "LS0016", 2, "a/output", "Did you mean drums?")]
    [InlineData("tracks: [ { id: a, source: a.wav, sends: [ { to: rom } ] } ]\nbuses: [ { id: room } ]", "LS0016", 2, "a/sends/rom", "Did you mean room?")]
    [InlineData("tracks: [ { id: a, source: a.wav, inserts: [ { compressor: { key: b } } ] } ]", "LS0016", 2, "a/compressor/key", "no strip")]
    [InlineData("tracks: [ { id: a, source: a.wav, inserts: [ { compressor: {}, eq: {} } ] } ]", "LS0007", 2, "a/compressor", "one processor")]
    [InlineData("tracks: [ { id: a, source: a.wav, inserts: [ { eq: { id: fader } } ] } ]", "LS0009", 2, "a/fader", "reserved")]
    [InlineData("markers: [ { at: 12.5, name: x } ]", "LS0013", 2, "session/markers/1/at", "minutes:seconds")]
    [InlineData("vcas: [ { id: a, vcas: [ b ] }, { id: b, vcas: [ a ] } ]", "LS0017", 2, "a", "a -> b -> a")]
    [InlineData("rate: 48 MHz", "LS0012", 2, "session/rate", "48 kHz")]
    [InlineData("tempo: fast", "LS0012", 2, "session/tempo", "a number")]
    [InlineData("title: a\ntitle: b", "LS0005", 3, "title", "twice")]
    [InlineData("title: &x a\nartist: *x", "LS0004", 2, "", "Anchors")]
    [InlineData("title: [ a", "LS0002", 3, "", "not closed")]
    [InlineData("title: \"a", "LS0002", 2, "", "quotes")]
    [InlineData("mix: { variants: [ { id: v, off: [ a/b ] } ] }", "LS0016", 2, "mix/variants/v", "no insert")]
    [InlineData("tracks: [ { id: a, source: a.wav, automation: { fader: [ { at: 2 s, value: 0 dB }, { at: 1 s, value: 1 dB } ] } } ]", "LS0020", 2, "a/automation/fader", "order of time")]
    public void Every_mistake_has_its_code_line_path_and_remedy(string body, string code, int line, string path, string says)
    {
        var problem = SessionReader.Read("lathe: 1\n" + body + "\n").Problems.First(p => p.Code == code);
        problem.Mark.Line.ShouldBe(line);
        problem.Path.ShouldBe(path);
        (problem.Message + " " + problem.Remedy).ShouldContain(says);
        problem.Message.ShouldEndWith(".");
        problem.Message.ShouldNotContain("\n");
        problem.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_newer_version_is_refused_by_name()
    {
        var problem = SessionReader.Read("lathe: 2\ntracks: []\n").Problems.Single();
        problem.Code.ShouldBe("LS0019");
        problem.Message.ShouldBe("The document is of format version 2; this build reads up to 1.");
    }

    [Fact]
    public void Unknown_fields_are_kept_in_the_model()
    {
        var read = SessionReader.Read("lathe: 1\nmood: [ dark, slow ]\ntracks: [ { id: a, source: a.wav, color: \"#ff0000\" } ]\n");
        read.HasErrors.ShouldBeFalse();
        read.Document.Unknown.Select(u => (u.Owner, u.Key, u.Yaml)).ShouldBe([("session", "mood", "[ dark, slow ]"), ("a", "color", "\"#ff0000\"")]);
    }

    [Fact]
    public void Tempo_is_a_number_a_map_or_the_changes_of_tempo_and_meter()
    {
        Documents.Read("lathe: 1\ntempo: 99.5\n").Tempo.Changes.ShouldBe([new(1, 99.5, 4, 4)]);
        Documents.Read("lathe: 1\ntempo: { bpm: 90, meter: 3/4 }\n").Tempo.Changes.ShouldBe([new(1, 90, 3, 4)]);
        Documents.Read("lathe: 1\ntempo: [ { bpm: 90, meter: 6/8 }, { bar: 9, bpm: 120 } ]\n").Tempo.Changes.ShouldBe([new(1, 90, 6, 8), new(9, 120, 6, 8)]);
    }

    [Fact]
    public void A_missing_source_is_named()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "session.yaml");
            File.WriteAllText(file, "lathe: 1\ntracks: [ { id: a, source: a.wav }, { id: b, source: b.wav } ]\n");
            File.WriteAllText(Path.Combine(folder.FullName, "b.wav"), "");
            var problem = SessionReader.ReadFile(file).Problems.Single();
            problem.Code.ShouldBe("LS0018");
            problem.Message.ShouldBe("'a.wav' does not exist.");
            SessionReader.ReadFile(Path.Combine(folder.FullName, "none.yaml")).Problems.Single().Code.ShouldBe("LS0001");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
