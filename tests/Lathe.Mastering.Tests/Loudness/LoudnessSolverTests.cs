using Lathe.Mastering.Chain;
using Lathe.Mastering.Listening;
using Lathe.Mastering.Loudness;
using Lathe.Mastering.Rendering;
using Lathe.Session.Master;
using Lathe.Session.Mix;

namespace Lathe.Mastering.Tests.Loudness;

public sealed class LoudnessSolverTests
{
    [Theory]
    [InlineData(-23)]
    [InlineData(-16)]
    [InlineData(-14)]
    [InlineData(-11)]
    public void A_target_is_met_within_a_tenth_of_a_unit_under_the_ceiling(double target)
    {
        using var song = Songs.Make();
        using var solved = Solve(song, new MasterTarget(target, -1));

        solved.Outcome.IsMet.ShouldBeTrue(solved.Outcome.Constraint);
        solved.Measurement.Integrated!.Value.ShouldBe(target, LoudnessSolver.Tolerance);
        solved.Measurement.TruePeak!.Value.ShouldBeLessThanOrEqualTo(-1 + 0.0005);
        solved.Outcome.Renders.ShouldBeLessThanOrEqualTo(LoudnessSolver.MostRenders);
        solved.Outcome.Constraint.ShouldBeNull();
    }

    [Fact]
    public void A_target_that_only_crushing_would_reach_is_refused_with_figures()
    {
        using var song = Songs.Make(hits: 40);
        using var solved = Solve(song, new MasterTarget(-5, -1));

        solved.Outcome.IsMet.ShouldBeFalse();
        solved.Outcome.Constraint!.ShouldContain("LUFS");
        solved.Outcome.Reached.ShouldBeLessThan(-5);
        solved.Outcome.Reached.ShouldBeGreaterThan(-20);
        solved.Outcome.Limiter.Exceeded.ShouldBeLessThanOrEqualTo(LoudnessSolver.MostReduction);
        solved.Measurement.TruePeak!.Value.ShouldBeLessThanOrEqualTo(-1 + 0.0005);
    }

    [Fact]
    public void The_document_renders_to_the_same_samples_as_the_search_left()
    {
        using var folder = new TempFolder();
        using var song = Songs.Make(6);
        using var mix = Songs.Source(song);
        using var solved = Solve(song, new MasterTarget(-12, -1));
        using var again = MasterRenderer.Render(solved.Document, mix, new RenderSettings(folder.Root, Block: 256, Threads: 1), cancellation: TestContext.Current.CancellationToken);

        Bits.ShouldBeEqual(solved.Audio, again);
    }

    [Fact]
    public void A_chain_without_a_limiter_is_left_at_its_loudness_and_says_so()
    {
        using var song = Songs.Make(3);
        using var mix = Songs.Source(song);
        using var folder = new TempFolder();
        var listening = MixListening.Listen("mix", mix, cancellation: TestContext.Current.CancellationToken);
        var master = new MasterDocument { Target = new MasterTarget(-14, -1), Chain = [new Insert("gain", "gain", [new Setting("level", "1 dB")], [])] };
        using var solved = LoudnessSolver.Solve(master, listening, mix, new RenderSettings(folder.Root), cancellation: TestContext.Current.CancellationToken);

        solved.Outcome.IsMet.ShouldBeFalse();
        solved.Outcome.Constraint!.ShouldContain("no active limiter");
        solved.Measurement.Integrated!.Value.ShouldBe(listening.Mix.Integrated!.Value + 1, 1e-6);
    }

    private static SolvedMaster Solve(Dsp.Buffers.AudioBuffer song, MasterTarget target)
    {
        var folder = Path.Combine(Path.GetTempPath(), "lathe-mastering-tests");
        using var mix = Songs.Source(song);
        var listening = MixListening.Listen("mix", mix);
        var proposal = MasterAssistant.Propose(listening, [], target);
        return LoudnessSolver.Solve(proposal.Document, listening, mix, new RenderSettings(folder));
    }
}
