using Lathe.Files;
using Lathe.Mastering.Chain;
using Lathe.Mastering.Deliverables;
using Lathe.Mastering.Listening;
using Lathe.Mastering.Loudness;
using Lathe.Mastering.Rendering;
using Lathe.Session.Master;

namespace Lathe.Mastering.Tests.Deliverables;

public sealed class MasterDeliverablesTests
{
    [Fact]
    public void Every_deliverable_keeps_the_ceiling_and_carries_the_tags()
    {
        using var folder = new TempFolder();
        using var song = Songs.Make(5);
        using var mix = Songs.Source(song);
        var listening = MixListening.Listen("mix", mix, cancellation: TestContext.Current.CancellationToken);
        var proposal = MasterAssistant.Propose(listening, [], new MasterTarget(-10, -1));
        var master = proposal.Document with { Title = "Song", Artist = "Somebody", Deliverables = [.. MasterDeliverables.Standard("song"), new("hi", "hi.flac", "flac", 48000, 24), new("low", "low.wav", "wav", 22050, 16)] };
        using var solved = LoudnessSolver.Solve(master, listening, mix, new RenderSettings(folder.Root), cancellation: TestContext.Current.CancellationToken);

        foreach (var deliverable in solved.Document.Deliverables)
        {
            var written = MasterDeliverables.Write(solved.Document, deliverable, solved.Audio, folder.Root, cancellation: TestContext.Current.CancellationToken);
            written.TruePeak!.Value.ShouldBeLessThanOrEqualTo(-1 + 0.0005, deliverable.Id);
            written.Info.Format.SampleRate.ShouldBe(deliverable.Rate ?? Songs.Rate);
            written.Info.BitDepth.ShouldBe(deliverable.Bits);
            AudioFile.Probe(folder[deliverable.File]).Tags.Title.ShouldBe("Song");
        }
    }

    [Fact]
    public void A_container_that_is_not_written_is_named()
    {
        var error = Should.Throw<ArgumentException>(() => MasterDeliverables.SpecOf(new MasterDocument(), new Deliverable("x", "x.mp3", "mp3", null, 16)));

        error.Message.ShouldContain("'mp3'");
    }
}
