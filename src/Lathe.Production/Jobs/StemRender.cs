using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Engine.Taps;
using Lathe.Export;
using Lathe.Production.Sources;
using Lathe.Session.Mix;

namespace Lathe.Production.Jobs;

/// <summary>
/// Renders what each strip that feeds the mix bus puts into it, so that the files add up to the mix before its bus chain, and measures how well they do.
/// </summary>
internal static class StemRender
{
    private const int Block = 4096;

    public static StemProof Run(
        ProjectFolder project,
        SessionDocument session,
        RenderJobOptions options,
        ImmutableArray<ExportResult>.Builder files,
        IProgress<double> progress,
        CancellationToken cancellation)
    {
        // What the mix bus does is no stem's business.
        session = session with
        {
            Mix = session.Mix with { Inserts = [], Automation = [], Settings = session.Mix.Settings.RemoveAll(s => s.Path is "trim" or "polarity" or "delay") },
        };
        var (plan, _) = MixRender.Compile(project, session, options.Settings, cancellation: cancellation);
        var feeding = session.Strips.Where(s => s.Output == session.Mix.Id).Select(s => s.Id).ToArray();
        var spools = feeding.Select(id => new Spool(project.Spool, plan.Format(id, TapPoint.PostFader))).ToArray();
        using var sum = new Spool(project.Spool, plan.Format(session.Mix.Id, TapPoint.PreInserts));
        try
        {
            Tap[] taps =
            [
                .. feeding.Select((id, i) => new Tap(id, TapPoint.PostFader, spools[i].Sink)),
                new Tap(session.Mix.Id, TapPoint.PreInserts, sum.Sink),
            ];
            MixRender.Run(project, plan, options.Settings, taps, new RenderJob.Part(progress, 0, 0.5), cancellation);
            var folder = Path.Combine(project.Mix, "stems");
            Directory.CreateDirectory(folder);
            for (var i = 0; i < feeding.Length; i++)
            {
                var target = Path.Combine(folder, feeding[i] + ".wav");
                var part = new RenderJob.Part(progress, 0.5 + (0.5 * i / feeding.Length), 0.5 / feeding.Length);
                files.Add(Exporter.Export(spools[i], target, options.Format.For(target, session), part, cancellation));
            }

            return new StemProof(Residual(sum, spools), feeding.Length);
        }
        finally
        {
            foreach (var spool in spools)
            {
                spool.Dispose();
            }
        }
    }

    private static double Residual(Spool sum, Spool[] stems)
    {
        using var whole = new AudioBuffer(sum.Format.Channels, Block);
        using var part = new AudioBuffer(sum.Format.Channels, Block);
        var peak = 0.0;
        for (long at = 0; at < sum.Frames; at += Block)
        {
            var read = sum.Read(at, whole.All);
            foreach (var stem in stems)
            {
                stem.Read(at, part.All);
                for (var c = 0; c < sum.Format.Channels; c++)
                {
                    for (var n = 0; n < read; n++)
                    {
                        whole[c][n] -= part[c][n];
                    }
                }
            }

            for (var c = 0; c < sum.Format.Channels; c++)
            {
                foreach (var sample in whole[c][..read])
                {
                    peak = Math.Max(peak, Math.Abs(sample));
                }
            }
        }

        return DetMath.GainToDb(peak);
    }
}
