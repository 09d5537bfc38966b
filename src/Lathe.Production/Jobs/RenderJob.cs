using System.Collections.Immutable;
using Lathe.Export;
using Lathe.Production.Sources;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Production.Jobs;

/// <summary>Renders the mix of a project, its variants and its stems.</summary>
public static class RenderJob
{
    /// <param name="path">A project folder or its session.yaml.</param>
    /// <param name="options">What to render, and to where.</param>
    /// <exception cref="InputException">The session or an option cannot be used.</exception>
    /// <exception cref="ProblemsException">The session has errors.</exception>
    public static RenderJobResult Run(string path, RenderJobOptions options, IProgress<JobProgress>? progress, CancellationToken cancellation)
    {
        var project = ProjectFolder.Open(path);
        var session = MixRender.WithScene(project, project.ReadSession(), options.Scene);
        var variants = options.Variants.Count == 0 ? [null] : options.Variants.Select(v => (string?)Known(session, v)).ToArray();
        if (options.Output is not null && variants.Length > 1)
        {
            throw new InputException("option-value", "-o names one file, but several variants are asked for; give one, or leave -o out.");
        }

        if (options.Output is not null)
        {
            foreach (var clip in session.Tracks.SelectMany(t => t.Clips))
            {
                SoundFile.RefuseSameFile(Path.GetFullPath(clip.Source, project.Root), options.Output);
            }
        }

        var stages = new JobStages(
            progress, cancellation, [.. variants.Select(v => ($"rendering {v ?? "the mix"}", 1.0)), .. options.Stems ? [("rendering stems", 2.0)] : Array.Empty<(string, double)>()]);
        var files = ImmutableArray.CreateBuilder<ExportResult>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        int rendered = 0, cached = 0;
        foreach (var variant in variants)
        {
            var (plan, warnings) = MixRender.Compile(project, session, options.Settings, variant, options.Layout, cancellation);
            problems.AddRange(warnings);
            Directory.CreateDirectory(project.Mix);
            var target = options.Output ?? Path.Combine(project.Mix, $"{string.Join(" - ", new[] { variant ?? "mix", options.Scene, options.Layout }.OfType<string>())}.wav");
            files.Add(stages.Run(p =>
            {
                var (spool, result) = MixRender.ToSpool(project, plan, options.Settings, new Part(p, 0, 0.7), cancellation);
                using (spool)
                {
                    rendered += result.Rendered;
                    cached += result.FromCache;
                    return Exporter.Export(spool, target, options.Format.For(target, session), new Part(p, 0.7, 0.3), cancellation);
                }
            }));
        }

        StemProof? proof = null;
        if (options.Stems)
        {
            proof = stages.Run(p => StemRender.Run(project, session, options, files, p, cancellation));
        }

        return new RenderJobResult(files.ToImmutable(), problems.Distinct().ToImmutableArray(), rendered, cached, proof);
    }

    private static string Known(SessionDocument session, string variant) => session.Variants.Any(v => v.Id == variant)
        ? variant
        : throw new InputException(
            "unknown-variant",
            session.Variants.Length == 0
                ? $"the session has no variants, so none '{variant}'; add it under mix: variants."
                : $"the session has no variant '{variant}'; it has {string.Join(", ", session.Variants.Select(v => v.Id))}.");

    internal sealed class Part(IProgress<double> whole, double from, double share) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (share * value));
    }
}
