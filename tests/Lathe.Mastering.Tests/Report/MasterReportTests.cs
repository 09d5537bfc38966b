using Lathe.Files;
using Lathe.Mastering.Chain;
using Lathe.Mastering.Listening;
using Lathe.Mastering.Loudness;
using Lathe.Mastering.Rendering;
using Lathe.Mastering.Report;
using Lathe.Session.Master;

namespace Lathe.Mastering.Tests.Report;

public sealed class MasterReportTests
{
    [Fact]
    public void A_finished_song_is_left_nearly_alone_and_the_report_says_what_it_lost()
    {
        using var folder = new TempFolder();
        var path = SharedAudio.FinishedSongs().First(f => f.Contains("folk-", StringComparison.Ordinal));
        using var mix = AudioFile.Open(path);
        var listening = MixListening.Listen(Path.GetFileName(path), mix, mix.Info, cancellation: TestContext.Current.CancellationToken);
        var proposal = MasterAssistant.Propose(listening, [], new MasterTarget());
        using var solved = LoudnessSolver.Solve(proposal.Document, listening, mix, new RenderSettings(folder.Root), cancellation: TestContext.Current.CancellationToken);
        var report = MasterReport.Of("master", listening, proposal, solved);

        solved.Document.Chain.Select(i => i.Processor).ShouldBe(["gain", "limiter"]);
        report.Outcome.IsMet.ShouldBeTrue();
        report.MatchGain.ShouldBe(report.After.Integrated!.Value - report.Before.Integrated!.Value, 1e-9);
        Math.Abs(report.PsrLoss!.Value).ShouldBeLessThan(0.1);
        report.Platforms.Single(p => p.Service == "Deezer").Change.ShouldBe(-1, 0.1);
        report.Decisions[^1].Id.ShouldBe("loudness/drive");
        report.Findings.ShouldNotContain(f => f.Code == "true-peak");
    }
}
