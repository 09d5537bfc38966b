using Lathe.Session.Diff;
using Lathe.Session.Editing;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using Lathe.Session.Yaml;

namespace Lathe.Session.Tests.Editing;

public class DocumentEditorTests
{
    private static readonly string[] Paths =
    [
        "kick/fader", "kick/pan", "kick/name", "kick/width", "kick/compressor/threshold", "kick/compressor/knee", "kick/compressor-2/threshold",
        "kick/compressor-2/attack", "kick/eq/bands/mud/gain", "kick/eq/bands/1/freq", "kick/eq/bands/air/gain", "kick/eq/bands/mud/dynamic",
        "kick/sends/room/level", "kick/sends/room/pan", "kick/sends/drums/level", "bass/sends/room/level", "bass/fader", "bass/squeeze/key",
        "bass/saturation/drive", "bass/gate", "drums/compressor/ratio", "drums/fader", "room/reverb/decay", "room/reverb", "rhythm/fader", "mix/fader",
        "mix/limiter", "mix/variants/vocal-up/trim/lead-vocal", "session/title", "session/genre", "session/tempo", "session/scenes/loud/set/kick/fader",
        "session/scenes/loud/set/kick/pan", "voice/clips/1/at", "voice/clips/2/gain", "voice/clips/2/fade-in", "kick/automation/fader/1/value",
        "kick/automation/compressor/threshold/2/at", "voice", "mix/variants/instrumental", "kick/compressor", "kick/nothing/here", "nobody/fader", "session/markers/1/name",
    ];

    private static readonly string[] Values = ["-3 dB", "4:1", "1:12.5", "it's", "\"", "#", "", "x: y", "Süß", "a\nb", "70 %", "null", "true"];

    [Fact]
    public void Setting_a_value_changes_its_own_text_alone()
    {
        var editor = DocumentEditor.ForSession(Documents.WithYou);
        editor.Set("kick/fader", "0 dB").ShouldBeNull();
        editor.Text.ShouldBe(Documents.WithYou.Replace("fader: -1.5 dB   #", "fader: 0 dB   #", StringComparison.Ordinal));
        editor.Set("kick/compressor-2/threshold", "-8 dB").ShouldBeNull();
        editor.Text.ShouldContain("threshold: '-8 dB'");
        editor.Set("kick/compressor/ratio", "8:1").ShouldBeNull();
        editor.Text.ShouldContain("ratio: \"8:1\", attack");
    }

    [Theory]
    [InlineData("kick/width", "80 %", "    width: 80 %\n")]
    [InlineData("kick/compressor/knee", "6 dB", "mix: 70 %, knee: 6 dB }")]
    [InlineData("kick/compressor-2/knee", "6 dB", "          ratio: \"2:1\"\n          knee: 6 dB\n    sends:")]
    [InlineData("kick/eq/bands/air/gain", "2 dB", "q: 1.2 }, { id: air, gain: 2 dB } ] }")]
    [InlineData("bass/saturation/drive", "6 dB", "      - saturation: { drive: 6 dB }\n")]
    [InlineData("bass/sends/room/level", "-9 dB", "      - saturation\n    sends:\n      - { to: room, level: -9 dB }\n")]
    [InlineData("kick/sends/drums/level", "-9 dB", "tap: pre }\n      - { to: drums, level: -9 dB }\n    automation:")]
    [InlineData("bass/gate", "gate", "      - saturation\n      - gate\n  - id: voice")]
    [InlineData("mix/limiter", "limiter", "mix:\n  inserts:\n    - limiter\n  variants:")]
    [InlineData("mix/fader", "-1 dB", "  fader: -1 dB\nscenes:")]
    [InlineData("session/genre", "rock", "kick/fader: 0 dB, bass/squeeze/threshold: -30 dB }\ngenre: rock\n")]
    public void Missing_values_are_added_where_they_belong(string path, string value, string result)
    {
        var editor = DocumentEditor.ForSession(Documents.WithYou);
        editor.Set(path, value).ShouldBeNull();
        editor.Text.ShouldContain(result);
        editor.Get(path).ShouldBe(value);
        SessionReader.Read(editor.Text).HasErrors.ShouldBeFalse();
        editor.Undo().ShouldBeTrue();
        editor.Text.ShouldBe(Documents.WithYou);
        editor.Undo().ShouldBeFalse();
    }

    [Theory]
    [InlineData("kick/pan", "    pan: C\n", "")]
    [InlineData("kick/compressor/attack", "attack: 10 ms, ", "")]
    [InlineData("kick/compressor/mix", ", mix: 70 %", "")]
    [InlineData("kick/eq", "      - eq: { bands: [ { type: high-pass, freq: 30 Hz, slope: 24 dB/oct }, { id: mud, type: bell, freq: 350 Hz, gain: -3 dB, q: 1.2 } ] }\n", "")]
    [InlineData("kick/sends/room", "- { to: room, level: -14 dB, tap: pre }", "  []")]
    [InlineData("room/reverb", "[ { reverb: { type: room, decay: 1.1 s } } ]", "[]")]
    [InlineData("drums", "  - { id: drums, inserts: [ { compressor: { threshold: -10 dB } } ], output: mix }\n", "")]
    public void Removing_takes_a_value_with_its_line_or_comma(string path, string before, string after)
    {
        var editor = DocumentEditor.ForSession(Documents.WithYou);
        editor.Remove(path).ShouldBeNull();
        editor.Text.ShouldBe(Documents.WithYou.Replace(before, after, StringComparison.Ordinal));
        editor.Undo();
        editor.Text.ShouldBe(Documents.WithYou);
    }

    [Fact]
    public void Adding_and_removing_a_value_gives_the_same_bytes()
    {
        foreach (var yaml in new[] { Documents.WithYou, Documents.WithYou.TrimEnd(), Documents.WithYou.Replace("\n", "\r\n", StringComparison.Ordinal) })
        {
            foreach (var path in new[] { "kick/width", "kick/compressor/knee", "kick/compressor-2/knee", "kick/eq/bands/mud/dynamic", "drums/fader", "session/genre", "session/scenes/loud/set/kick/pan" })
            {
                var editor = DocumentEditor.ForSession(yaml);
                Edit[] edits = [new(path, "1 dB")];
                var inverse = editor.Inverse([.. edits]);
                editor.Apply([.. edits]).ShouldBeNull(path);
                editor.Text.ShouldNotBe(yaml);
                editor.Apply(inverse).ShouldBeNull(path);
                editor.Text.ShouldBe(yaml, path);
            }
        }
    }

    [Fact]
    public void What_the_document_has_no_place_for_is_refused_and_changes_nothing()
    {
        var editor = DocumentEditor.ForSession(Documents.WithYou);
        editor.Set("kick/compresor/threshold", "-3 dB")!.Remedy.ShouldBe("Did you mean kick/compressor/threshold?");
        editor.Set("nobody/fader", "-3 dB")!.Code.ShouldBe("LS0021");
        editor.Remove("kick/width")!.Code.ShouldBe("LS0021");
        editor.Apply([new("kick/fader", "-9 dB"), new("kick/gain/x/y", "1")])!.Code.ShouldBe("LS0021");
        editor.Text.ShouldBe(Documents.WithYou);
        DocumentEditor.ForSession("a: [").Set("session/title", "x")!.Message.ShouldContain("cannot be read");
    }

    [Fact]
    public void Inserts_and_strips_are_added_in_the_document_s_own_style()
    {
        var editor = DocumentEditor.ForSession(Documents.WithYou);
        editor.AddInsert("kick", 0, new Insert("gate", "gate", [new("threshold", "-40 dB")], [])).ShouldBeNull();
        editor.AddInsert("kick", 3, new Insert("glue", "compressor", [new("ratio", "2:1")], [])).ShouldBeNull();
        editor.AddInsert("drums", 9, new Insert("eq", "eq", [new("bands/1/gain", "1 dB")], [new("bands", "1")])).ShouldBeNull();
        editor.AddTrack(new Track { Id = "clap", Clips = [new("clap.wav", null, [])], Settings = [new("fader", "-6 dB")] }).ShouldBeNull();
        editor.AddBus(new Bus { Id = "plate" }).ShouldBeNull();
        editor.AddBus(new Bus { Id = "clap" }).ShouldNotBeNull();

        editor.Text.ShouldContain("    inserts:\n      - gate: { threshold: -40 dB }\n      - eq:");
        editor.Text.ShouldContain("mix: 70 % }\n      - compressor: { id: glue, ratio: \"2:1\" }\n      # a second one\n      - compressor:\n");
        editor.Text.ShouldContain("[ { compressor: { threshold: -10 dB } }, { eq: { bands: [ { gain: 1 dB } ] } } ]");
        editor.Text.ShouldContain("gain: -2 dB }\n  - id: clap\n    source: clap.wav\n    fader: -6 dB\nbuses:");
        editor.Text.ShouldContain("decay: 1.1 s } } ] }\n  - { id: plate }\nvcas:");
        while (editor.Undo())
        {
        }

        editor.Text.ShouldBe(Documents.WithYou);
        var empty = DocumentEditor.ForSession("lathe: 1\n");
        empty.AddTrack(new Track { Id = "a", Clips = [new("a.wav", null, [])] }).ShouldBeNull();
        empty.AddInsert("mix", 0, new Insert("limiter", "limiter", [], [])).ShouldBeNull();
        empty.Set("mix/limiter/ceiling", "-1 dBTP").ShouldBeNull();
        empty.Text.ShouldBe("lathe: 1\ntracks:\n  - id: a\n    source: a.wav\nmix:\n  inserts:\n    - limiter: { ceiling: -1 dBTP }\n");
    }

    [Fact]
    public void A_strip_s_setting_and_an_insert_of_the_same_name_are_told_apart()
    {
        var editor = DocumentEditor.ForSession("lathe: 1\nbuses:\n  - id: a\n    inserts:\n      - delay: { time: 200 ms }\n");
        editor.Get("a/delay").ShouldBe("delay");
        editor.Set("a/delay/feedback", "20 %").ShouldBeNull();
        editor.Set("a/delay", "5 ms").ShouldBeNull();
        editor.Get("a/delay").ShouldBe("5 ms");
        editor.Set("a/delay", "6 ms").ShouldBeNull();
        editor.Set("a/delay/mix", "50 %").ShouldBeNull();
        editor.Text.ShouldBe("lathe: 1\nbuses:\n  - id: a\n    inserts:\n      - delay: { time: 200 ms, feedback: 20 %, mix: 50 % }\n    delay: 6 ms\n");
    }

    /// <summary>Any run of edits over written and generated documents: values arrive, comments and all else stay, undo gives the same bytes.</summary>
    [Fact]
    public void Random_edits_keep_everything_else_and_undo_to_the_byte()
    {
        const int Seed = 90210;
        var random = new Random(Seed);
        var sessions = new RandomSessions(Seed);
        for (var round = 0; round < 150; round++)
        {
            var yaml = (round % 3) switch
            {
                0 => Documents.WithYou,
                1 => Documents.WithYou.Replace("\n", "\r\n", StringComparison.Ordinal),
                _ => SessionWriter.Write(sessions.Next()),
            };
            var editor = DocumentEditor.ForSession(yaml);
            var paths = round % 3 == 2 ? [.. SessionDiff.Values(SessionReader.Read(yaml).Document).Select(v => v.Key)] : Paths;
            for (var step = 0; step < 8; step++)
            {
                var where = $"seed {Seed}, round {round}, step {step}";
                var path = paths[random.Next(paths.Length)];
                var before = editor.Text;
                var set = random.Next(3) > 0;
                var value = Values[random.Next(Values.Length)];
                var problem = set ? editor.Set(path, value) : editor.Remove(path);
                if (problem is not null)
                {
                    editor.Text.ShouldBe(before, where);
                    continue;
                }

                SessionReader.Read(editor.Text).Problems.ShouldNotContain(p => p.Code == "LS0002", $"{where} {path}\n{editor.Text}");
                if (set)
                {
                    editor.Get(path).ShouldBe(value, where);
                    Comments(editor.Text).ShouldBe(Comments(before), $"{where} {path}");
                }
            }

            while (editor.Undo())
            {
            }

            editor.Text.ShouldBe(yaml, $"seed {Seed}, round {round}");
        }
    }

    private static int Comments(string text) => text.Split('\n').Count(l => l.Contains("# as recorded", StringComparison.Ordinal) || l.Contains("# a little", StringComparison.Ordinal) || l.Contains("# a second", StringComparison.Ordinal) || l.Contains("# The kick", StringComparison.Ordinal));
}
