using System.Collections.Immutable;
using Lathe.Engine.Compile;
using Lathe.Engine.Plans;
using Lathe.Engine.Render;
using Lathe.Engine.Taps;
using Lathe.Processing;
using Lathe.Production.Cache;
using Lathe.Production.Sources;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Production.Jobs;

/// <summary>Renders a session of a project into a spool, unchanged strips from the cache.</summary>
internal static class MixRender
{
    private const long CacheBudget = 4L << 30;

    /// <summary>Compiles a session; a stem that cannot be read is left out with a warning as long as another remains.</summary>
    /// <exception cref="ProblemsException">The session has errors.</exception>
    /// <exception cref="InputException">No stem of it can be read.</exception>
    public static (Plan Plan, ImmutableArray<Problem> Problems) Compile(ProjectFolder project, SessionDocument session, string? variant = null)
    {
        var compilation = Compiler.Compile(
            SourceIdentities.Of(session, project.Root),
            Rack.All,
            new ProjectSources(project.Root),
            new CompileOptions { Variant = variant, SkipUnreadableSources = true });
        if (compilation.Plan is null)
        {
            throw new ProblemsException(project.SessionPath, compilation.Problems);
        }

        if (compilation.Plan.ClipEnd == 0)
        {
            var first = compilation.Problems.Length > 0 ? $" {compilation.Problems[0].Message}" : "";
            throw new InputException("no-stems", $"{project.SessionPath}: there is nothing to render, no stem could be read.{first}");
        }

        return (compilation.Plan, compilation.Problems);
    }

    /// <summary>Renders taps of a plan.</summary>
    public static RenderResult Run(
        ProjectFolder project, Plan plan, RenderSettings settings, IReadOnlyList<Tap> taps, IProgress<double>? progress, CancellationToken cancellation)
    {
        var cache = settings.UseCache ? new StripSpool(project.StripCache, CacheBudget) : null;
        return new Renderer(plan).Run(settings.ToRender(cache), taps, progress is null ? null : new ShareOf(progress), cancellation);
    }

    /// <summary>Renders the mix, or another strip, into a spool.</summary>
    public static (Spool Spool, RenderResult Result) ToSpool(
        ProjectFolder project,
        Plan plan,
        RenderSettings settings,
        IProgress<double>? progress,
        CancellationToken cancellation,
        string strip = "mix",
        TapPoint point = TapPoint.PostFader)
    {
        var spool = new Spool(project.Spool, plan.Format(strip, point));
        try
        {
            return (spool, Run(project, plan, settings, [new Tap(strip, point, spool.Sink)], progress, cancellation));
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    private sealed class ShareOf(IProgress<double> progress) : IProgress<RenderProgress>
    {
        public void Report(RenderProgress value) => progress.Report(value.Share);
    }
}
