using Lathe.Session.Diff;
using Lathe.Session.Editing;
using Lathe.Session.Master;
using Lathe.Session.Mix;
using Lathe.Session.Yaml;

namespace Lathe.Session.Tests.Master;

public class MasterDocumentTests
{
    private const string Yaml = """
        lathe: 1
        source: mix/mix.wav
        hash: "sha256:0000000000000000000000000000000000000000000000000000000000000000"
        title: With You
        artist: Lorenzo's Music
        isrc: DEABC2400001
        target: { loudness: -14 LUFS, ceiling: -1 dBTP, genre: rock }

        chain:
          # 0.8 dB less between 200 and 300 Hz.
          - eq: { bands: [ { id: mud, type: bell, freq: 250 Hz, gain: -0.8 dB } ] }
          - compressor: { id: glue, ratio: "1.5:1", bypass: true }
          - limiter: { ceiling: -1 dBTP }

        references:
          - { id: hit, file: references/hit.wav, weights: { tone: 0.5, width: 0 } }

        intents:
          - { text: low end intentionally boosted, aspect: tone, low: 20 Hz, high: 120 Hz }

        deliverables:
          - { id: streaming, file: masters/with-you.wav, container: wav, bits: 24 }
          - { id: cd, file: masters/with-you-cd.wav, container: wav, rate: 44.1 kHz, bits: 16, dither: tpdf }
          - { id: float, file: masters/with-you-float.wav, container: wav, bits: 64, float: true }

        """;

    [Fact]
    public void A_master_is_read_and_written_back_as_it_was()
    {
        var read = MasterReader.Read(Yaml);
        read.Problems.ShouldBeEmpty();
        var master = read.Document;
        master.Target.ShouldBe(new MasterTarget(-14, -1, "rock"));
        master.Chain.Select(i => (i.Id, i.Processor)).ShouldBe([("eq", "eq"), ("glue", "compressor"), ("limiter", "limiter")]);
        master.References.Single().Weights.Select(w => (w.Path, w.Text)).ShouldBe([("tone", "0.5"), ("width", "0")]);
        master.Intents.ShouldBe([Intent.FromText("low end intentionally boosted")]);
        master.Deliverables.Select(d => (d.Id, d.Rate, d.Bits, d.Float, d.Dither)).ShouldBe(
            [("streaming", null, 24, false, null), ("cd", 44100, 16, false, "tpdf"), ("float", null, 64, true, null)]);

        MasterWriter.Write(master, new Dictionary<string, string> { ["master/eq/bands/mud/gain"] = "0.8 dB less between 200 and 300 Hz." }).ShouldBe(Yaml);
        MasterDiff.Between(master, MasterReader.Read(MasterWriter.Write(master)).Document).ShouldBeEmpty();
    }

    [Fact]
    public void A_master_is_edited_in_place()
    {
        var editor = DocumentEditor.ForMaster(Yaml);
        editor.Apply([new("master/target/loudness", "-11 LUFS"), new("master/limiter/ceiling", "-0.5 dBTP"), new("master/deliverables/cd/bits", "24")]).ShouldBeNull();
        editor.Text.ShouldBe(Yaml.Replace("-14 LUFS", "-11 LUFS", StringComparison.Ordinal).Replace("limiter: { ceiling: -1 dBTP", "limiter: { ceiling: -0.5 dBTP", StringComparison.Ordinal).Replace("bits: 16", "bits: 24", StringComparison.Ordinal));
        editor.AddInsert("master", 1, new Insert("width", "width", [], [])).ShouldBeNull();
        editor.Text.ShouldContain("-0.8 dB } ] }\n  - width\n  - compressor:");
        editor.Set("master/width/amount", "90 %").ShouldBeNull();
        editor.Text.ShouldContain("  - width: { amount: 90 % }\n");
        MasterDiff.Between(MasterReader.Read(Yaml).Document, MasterReader.Read(editor.Text).Document).Select(c => c.Path).ShouldBe(
            ["master/target/loudness", "master/limiter/ceiling", "master/deliverables/cd/bits", "master/chain", "master/width/amount"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("source: a.wav\nchain: [ eq, { compressor: { id: eq } }, { eq: { id: eq } } ]", "LS0010", "master/eq")]
    [InlineData("source: a.wav\nchain: [ { compressor: { id: target } } ]", "LS0009", "master/target")]
    [InlineData("title: a", "LS0008", "master")]
    [InlineData("source: a.wav\ntarget: { loudness: loud }", "LS0012", "master/target/loudness")]
    [InlineData("source: a.wav\ntarget: { loundess: -9 LUFS }", "LS0006", "master/target/loundess")]
    [InlineData("source: a.wav\nisrc: nonsense", "LS0012", "master/isrc")]
    public void What_is_wrong_in_a_master_is_listed(string body, string code, string path) =>
        MasterReader.Read("lathe: 1\n" + body).Problems.ShouldContain(p => p.Code == code && p.Path == path && p.Mark.Line > 0);

    [Fact]
    public void An_album_is_read()
    {
        var read = AlbumReader.Read("""
            lathe: 1
            title: Nights
            upc: "012345678905"
            songs:
              - { folder: 01-with-you, isrc: DEABC2400001 }
              - { id: second, folder: 02-second, gap: 1.5 s, fade-out: 4 s, crossfade: 2 s }
            """);
        read.Problems.ShouldBeEmpty();
        read.Document.Upc.ShouldBe("012345678905");
        read.Document.Songs.Select(s => (s.Id, s.Folder, s.Gap, s.FadeOut, s.Crossfade)).ShouldBe([("1", "01-with-you", null, null, null), ("second", "02-second", "1.5 s", "4 s", "2 s")]);
        AlbumReader.Read("lathe: 1\nsongs: [ { folder: a, gap: long } ]").Problems.Single().Path.ShouldBe("album/songs/1/gap");
    }
}
