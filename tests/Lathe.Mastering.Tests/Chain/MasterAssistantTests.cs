using System.Collections.Immutable;
using Lathe.Mastering.Chain;
using Lathe.Mastering.Listening;
using Lathe.Metering.Spectrum;
using Lathe.Session.Master;
using Lathe.Session.Mix;
using Lathe.Session.Yaml;

namespace Lathe.Mastering.Tests.Chain;

public sealed class MasterAssistantTests
{
    [Fact]
    public void The_proposal_reads_back_from_its_yaml()
    {
        var proposal = Propose(Listening(Bright(6)));
        var document = proposal.Document with { Source = "mix/song.wav", Title = "Song" };
        var read = MasterReader.Read(proposal.Yaml(document));

        read.Problems.ShouldBeEmpty();
        read.Document.Chain.Select(i => i.Id).ShouldBe(document.Chain.Select(i => i.Id));
        MasterWriter.Write(read.Document).ShouldBe(MasterWriter.Write(document));
    }

    [Fact]
    public void A_tone_inside_the_band_is_not_touched()
    {
        var proposal = Propose(Listening(Bright(0)));

        proposal.Document.Chain.ShouldNotContain(i => i.Processor == "eq");
        proposal.Decisions.Single(d => d.Stage == "tone").Made.ShouldBeFalse();
    }

    [Theory]
    [InlineData(9)]
    [InlineData(-9)]
    public void A_tone_far_outside_is_moved_half_way_and_by_two_decibels_at_most(double excess)
    {
        var proposal = Propose(Listening(Bright(excess)));
        var gains = proposal.Document.Chain.Single(i => i.Processor == "eq").Settings.Where(s => s.Path.EndsWith("/gain", StringComparison.Ordinal));

        foreach (var gain in gains)
        {
            var value = double.Parse(gain.Text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            Math.Sign(value).ShouldBe(-Math.Sign(excess), gain.Path);
            Math.Abs(value).ShouldBeInRange(0.5, 2);
        }
    }

    [Fact]
    public void An_intent_protects_its_band_and_the_move_not_made_is_told()
    {
        var proposal = Propose(Listening(Bright(9)), "the high end is bright on purpose");
        var air = proposal.Decisions.Single(d => d.Id == "tone/air");

        air.Made.ShouldBeFalse();
        air.Changed.ShouldContain("bright on purpose");
        air.Edits.ShouldBeEmpty();
        proposal.Document.Chain.SelectMany(i => i.Settings).ShouldNotContain(s => s.Path.StartsWith("bands/air", StringComparison.Ordinal));
    }

    [Fact]
    public void Dynamics_that_are_meant_so_are_not_compressed()
    {
        var listening = Listening(Bright(0)) with { };
        listening = listening with { Mix = listening.Mix with { Plr = 24 } };

        Propose(listening).Document.Chain.ShouldContain(i => i.Processor == "compressor");
        var kept = Propose(listening, "very dynamic on purpose");
        kept.Document.Chain.ShouldNotContain(i => i.Processor == "compressor");
        kept.Decisions.Single(d => d.Id == "dynamics/glue").Made.ShouldBeFalse();
    }

    [Fact]
    public void Every_edit_of_a_decision_names_a_value_that_the_document_has()
    {
        var proposal = Propose(Listening(Bright(9)));
        var paths = proposal.Document.Chain.SelectMany(i => i.Settings.Select(s => $"master/{i.Id}/{s.Path}")).ToHashSet();

        foreach (var edit in proposal.Decisions.SelectMany(d => d.Edits))
        {
            paths.ShouldContain(edit.Path);
        }
    }

    private static MasterProposal Propose(MixListening listening, params string[] intents) =>
        MasterAssistant.Propose(listening, [.. intents.Select(Intent.FromText)], new MasterTarget());

    private static MixListening Listening(ImmutableArray<double?> mid)
    {
        using var song = Songs.Make(4);
        using var mix = Songs.Source(song);
        var heard = MixListening.Listen("mix", mix);
        var measured = heard.Mix with { Spectrum = heard.Mix.Spectrum with { Mid = mid }, Width = -12 };
        return MixListening.Of("mix", measured);
    }

    // The middle of the band, with some more above 4 kHz.
    private static ImmutableArray<double?> Bright(double excess) =>
        [.. Enumerable.Range(0, ThirdOctaves.Count).Select(b => (double?)(ToneBand.Generic.Middle(b) - 40 + (ThirdOctaves.Center(b) > 6000 ? excess + (Math.Sign(excess) * 4) : 0)))];
}
