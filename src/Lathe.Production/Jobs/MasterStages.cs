using System.Collections.Immutable;
using Lathe.Analysis.Measurement;
using Lathe.Delivery;
using Lathe.Delivery.Destinations;
using Lathe.Delivery.Metadata;
using Lathe.Dsp.Buffers;
using Lathe.Files;
using Lathe.Mastering.Chain;
using Lathe.Mastering.Listening;
using Lathe.Mastering.Loudness;
using Lathe.Mastering.Rendering;
using Lathe.Production.Sources;
using Lathe.Reports.Listening;
using Lathe.Session.Diagnostics;
using Lathe.Session.Findings;
using Lathe.Session.Master;
using Lathe.Session.Mix;

namespace Lathe.Production.Jobs;

/// <summary>From a mix to delivered files, step by step: listen, propose or take what a person edited, solve the loudness, deliver.</summary>
internal sealed class MasterStages(ProjectFolder project, MasterOptions options)
{
    /// <summary>Weights of the three stages, for a job's progress.</summary>
    public static (string Name, double Weight)[] Weights { get; } = [("listening to the mix", 1), ("mastering", 5), ("writing and verifying the masters", 3)];

    /// <param name="stages">The job's; its next three stages are <see cref="Weights"/>.</param>
    /// <param name="mixPath">The mix.</param>
    /// <param name="intents">What the mixer meant.</param>
    /// <param name="edited">A master.yaml to render as it stands, or null to propose one.</param>
    public MasterOutcome Run(JobStages stages, string mixPath, ImmutableArray<Intent> intents, MasterDocument? edited, CancellationToken cancellation)
    {
        using var mix = SoundFile.Open(mixPath);
        var subject = Path.GetFileName(mixPath);
        var listening = stages.Run(p => MixListening.Listen(subject, new FiniteSource(mixPath, mix), mix.Info, p, cancellation));
        var proposal = edited is null ? MasterAssistant.Propose(listening, intents, options.Target) : null;
        var document = edited ?? Described(proposal!.Document, mixPath, mix);
        Check(document, mix);
        using var solved = stages.Run(p => Solve(document, listening, mix, edited is not null, p, cancellation));
        var text = proposal is null ? null : proposal.Yaml(solved.Document);
        var release = stages.Run(p => Deliver(solved.Document, solved.Audio, p, cancellation));
        if (text is not null)
        {
            DocumentFile.Replace(project.MasterPath, text);
        }

        ImmutableArray<Decision> decisions = [.. proposal?.Decisions ?? [], solved.Decision];
        return new MasterOutcome(listening, solved.Document, solved.Measurement, solved.Outcome, decisions, release, ExcerptMaker.Make(mix, solved.Audio, solved.Measurement, cancellation));
    }

    private MasterDocument Described(MasterDocument proposed, string mixPath, AudioReader mix)
    {
        var tags = mix.Info.Tags;
        var described = proposed with
        {
            Source = Path.GetRelativePath(project.Root, Path.GetFullPath(mixPath)).Replace('\\', '/'),
            Hash = "sha256:" + FileHash.Compute(mixPath),
            Title = options.Title ?? tags.Title ?? Path.GetFileNameWithoutExtension(mixPath),
            Artist = options.Artist ?? tags.Artist,
            Isrc = options.Isrc ?? tags.Isrc,
        };
        var metadata = ReleaseMetadata.Of(described);
        return described with
        {
            Deliverables =
            [
                .. Destination.All.Select(d => DeliverableEntry.Write(d, $"masters/{FileName.Of(d, metadata, mix.Format.SampleRate)}")),
            ],
        };
    }

    private void Check(MasterDocument document, AudioReader mix)
    {
        var problems = MasterRenderer.Check(document, mix, new ProjectAssets(project.Root));
        if (problems.Any(p => p.Severity == ProblemSeverity.Error))
        {
            throw new ProblemsException(project.MasterPath, problems);
        }
    }

    private SolvedMaster Solve(
        MasterDocument document, MixListening listening, AudioReader mix, bool edited, IProgress<double> progress, CancellationToken cancellation)
    {
        var settings = new Mastering.Rendering.RenderSettings(project.Spool, options.Settings.Block, options.Settings.Threads)
        {
            Assets = new ProjectAssets(project.Root),
        };
        return edited
            ? AsItStands(document, mix, settings, progress, cancellation)
            : LoudnessSolver.Solve(document, listening, mix, settings, progress, cancellation);
    }

    /// <summary>A document that a person edited is rendered to the letter; where it misses its target, that is said and not mended.</summary>
    private static SolvedMaster AsItStands(
        MasterDocument document, AudioReader mix, Mastering.Rendering.RenderSettings settings, IProgress<double> progress, CancellationToken cancellation)
    {
        var audio = MasterRenderer.Render(document, mix, settings, progress, cancellation);
        try
        {
            var measurement = Measurer.Measure(audio, null, cancellation);
            var goal = LoudnessGoal.Of(document.Target);
            var reached = measurement.Integrated
                ?? throw new InputException("silent-master", "master.yaml renders to silence; look for a gain or a bypass in its chain.");
            var met = Math.Abs(reached - goal.Loudness) <= LoudnessSolver.Tolerance;
            var outcome = new LoudnessOutcome(
                goal.Loudness, reached, met, met ? null : "master.yaml was rendered as it stands; --propose finds the drive anew.", null, LimiterReading.None, 0);
            var decision = new Decision(
                "loudness/as-it-stands", "loudness", "master", goal.Reason, "master.yaml was rendered as it stands", FormattableString.Invariant($"{reached:0.00} LUFS."), 1, []);
            return new SolvedMaster(document, audio, measurement, outcome, decision);
        }
        catch
        {
            audio.Dispose();
            throw;
        }
    }

    private Release Deliver(MasterDocument document, IAudioSource audio, IProgress<double> progress, CancellationToken cancellation)
    {
        var order = new DeliveryOrder
        {
            Specs = [.. document.Deliverables.Select(DeliverableEntry.Read)],
            Folder = project.Root,
            Metadata = ReleaseMetadata.Of(document) with { Genre = document.Target.Genre },
            Ceiling = LoudnessGoal.Of(document.Target).Ceiling,
            Manifest = "masters/manifest.json",
            Threads = 1,
        };
        return Deliverer.Deliver(() => new SharedSource(audio), order, progress, cancellation);
    }
}
