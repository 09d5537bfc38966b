using Lathe.Mixing.Intake;
using Lathe.Session.Mix;
using Lathe.Session.Yaml;

namespace Lathe.Mixing.Tests.Intake;

public sealed class StemIntakeTests
{
    [Fact]
    public void A_messy_folder_is_taken_in_and_everything_left_out_has_a_reason()
    {
        using var folder = new StemFolder();
        folder.Write("10 Gesang Süß.wav", 48000, 1, 4, (_, n) => StemFolder.Voice(48000, n, 220));
        folder.Write("2 bass line.wav", 44100, 1, 4, (_, n) => 0.3 * Math.Sin(2 * Math.PI * 60 * n / 44100));
        folder.Write("3 pad.wav", 96000, 2, 4, (c, n) => 0.2 * Math.Sin(2 * Math.PI * (300 + (7 * c)) * n / 96000));
        folder.Write("4 silent.wav", 48000, 1, 2, (_, _) => 0);
        folder.Write("5 nan.wav", 48000, 1, 2, (_, n) => n == 700 ? double.NaN : 0.1);
        folder.Write("6 empty.wav", 48000, 1, 0, (_, _) => 0);
        folder.WriteText("7 corrupt.flac", "fLaC, but nothing behind it");
        folder.WriteText("notes.txt", "low end intentionally boosted");
        folder.WriteText(".hidden.wav", "");

        var report = folder.Take();

        report.Stems.Select(s => s.Id).ShouldBe(["bass-line", "pad", "gesang-suess"]);
        report.Stems.Select(s => s.Role.Role).ShouldBe([Roles.Bass, Roles.Synth, Roles.LeadVocal]);
        report.Skipped.Select(s => s.Code).ShouldBe([IntakeCodes.Silent, IntakeCodes.NotFinite, IntakeCodes.NoFrames, IntakeCodes.Unreadable]);
        report.NotAudio.ShouldBe(["notes.txt"]);
        report.Rate.ShouldBe(48000);
        report.Findings.Count(f => f.Code == IntakeCodes.Converted).ShouldBe(2);
        report.Stems[0].Files[0].Source.ShouldBe("../2 bass line.wav");
        SessionReader.Read(SessionWriter.Write(report.Session, report.Comments)).HasErrors.ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_begins_or_ends_with_a_step_is_faded_there()
    {
        using var folder = new StemFolder();
        folder.Write("bass.wav", 48000, 1, 2, (_, n) => 0.01 + (0.3 * Math.Sin(2 * Math.PI * 60 * n / 48000)));
        folder.Write("vox.wav", 48000, 1, 2, (_, n) => n is < 4800 or > 90000 ? 0 : StemFolder.Voice(48000, n, 220));
        var report = folder.Take();
        report.Stems[0].ToClip().Settings.Select(s => (s.Path, s.Text)).ShouldBe([("fade-in", "10 ms"), ("fade-out", "10 ms")]);
        report.Stems[1].ToClip().Settings.ShouldBeEmpty();
        report.Decisions.Count(d => d.Id.StartsWith("edges/", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void The_stems_common_rate_is_the_sessions()
    {
        using var folder = new StemFolder();
        folder.Write("bass.wav", 44100, 1, 2, (_, n) => 0.3 * Math.Sin(2 * Math.PI * 60 * n / 44100));
        folder.Write("vox.wav", 44100, 1, 2, (_, n) => StemFolder.Voice(44100, n, 220));
        folder.Take().Rate.ShouldBe(44100);
    }

    [Fact]
    public void Halves_of_a_recording_are_joined_and_equal_ones_played_as_mono()
    {
        using var folder = new StemFolder();
        folder.Write("pad_L.wav", 48000, 1, 3, (_, n) => 0.2 * Math.Sin(2 * Math.PI * 300 * n / 48000));
        folder.Write("pad_R.wav", 48000, 1, 3, (_, n) => 0.2 * Math.Sin(2 * Math.PI * 307 * n / 48000));
        folder.Write("keys L.wav", 48000, 1, 3, (_, n) => 0.2 * Math.Sin(2 * Math.PI * 400 * n / 48000));
        folder.Write("keys R.wav", 48000, 1, 3, (_, n) => 0.2 * Math.Sin(2 * Math.PI * 400 * n / 48000));
        folder.Write("organ.wav", 48000, 2, 3, (_, n) => 0.2 * Math.Sin(2 * Math.PI * 500 * n / 48000));
        var report = folder.Take();
        report.Stems.Select(s => (s.Id, s.Channels, s.Play, s.Files.Length)).ShouldBe([("keys", 1, "left", 2), ("organ", 1, "left", 1), ("pad", 2, "stereo", 2)]);

        // One of two equal channels has half the power: as loud as a mono file of the same samples.
        using var mono = new StemFolder();
        mono.Write("organ.wav", 48000, 1, 3, (_, n) => 0.2 * Math.Sin(2 * Math.PI * 500 * n / 48000));
        var alone = mono.Take();
        report.Stems[1].Loudness.ShouldBe(alone.Stems[0].Loudness, 0.001);
    }

    [Fact]
    public void A_folder_without_stems_is_refused_in_one_line()
    {
        using var folder = new StemFolder();
        Should.Throw<IntakeException>(() => folder.Take()).Code.ShouldBe(IntakeCodes.NoStems);
        folder.Write("a.wav", 48000, 1, 1, (_, _) => 0);
        var refused = Should.Throw<IntakeException>(() => folder.Take());
        refused.Code.ShouldBe(IntakeCodes.NoUsableStem);
        refused.Message.ShouldNotContain("\n");
        var absent = Path.Combine(folder.Path, "absent");
        Should.Throw<IntakeException>(() => StemFolder.Take(absent, folder.Project)).Code.ShouldBe(IntakeCodes.FolderAbsent);
    }

    [Fact]
    public void Ids_are_unique_and_leave_the_mix_its_name()
    {
        using var folder = new StemFolder();
        foreach (var name in new[] { "1 mix", "2 vox", "3 vox" })
        {
            folder.Write(name + ".wav", 48000, 1, 1, (_, n) => StemFolder.Voice(48000, n + 20000, 200));
        }

        var ids = folder.Take().Stems.Select(s => s.Id).ToArray();
        ids.ShouldBeUnique();
        ids.ShouldNotContain("mix");
    }
}
