using System.Collections.Immutable;
using Lathe.Engine.Compile;
using Lathe.Engine.Plans;
using Lathe.Engine.Render;
using Lathe.Engine.Taps;
using Lathe.Processing;
using Lathe.Production.Cache;
using Lathe.Production.Hardware;
using Lathe.Production.Sources;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Production.Jobs;

/// <summary>Renders a session of a project into a spool, unchanged strips from the cache.</summary>
internal static class MixRender
{
    private const long CacheBudget = 4L << 30;

    /// <summary>Compiles a session, devices' returns in their places; a stem that cannot be read is left out with a warning as long as another remains.</summary>
    /// <param name="project">Where it stands.</param>
    /// <param name="session">The session.</param>
    /// <param name="settings">How what devices were sent is rendered, where that has to be proved.</param>
    /// <param name="variant">Id of a variant, or null for the mix.</param>
    /// <param name="layout">The layout that the mix goes down to, or null for its own.</param>
    /// <param name="cancellation">Ends that render.</param>
    /// <exception cref="ProblemsException">The session has errors.</exception>
    /// <exception cref="InputException">No stem of it can be read, or the return of a device cannot be used.</exception>
    public static (Plan Plan, ImmutableArray<Problem> Problems) Compile(
        ProjectFolder project,
        SessionDocument session,
        RenderSettings settings,
        string? variant = null,
        string? layout = null,
        CancellationToken cancellation = default)
    {
        if (HardwareInsert.AnyIn(session))
        {
            session = new HardwareReturns(project, settings, cancellation).Apply(session, variant);
        }

        return CompilePlain(project, session, variant, layout);
    }

    /// <summary>The session with the values of a scene in place.</summary>
    /// <exception cref="ProblemsException">There is no such scene, or it names what is not there.</exception>
    public static SessionDocument WithScene(ProjectFolder project, SessionDocument session, string? scene)
    {
        if (scene is null)
        {
            return session;
        }

        var (set, problems) = Compiler.WithScene(session, scene);
        return problems.IsEmpty ? set : throw new ProblemsException(project.SessionPath, problems);
    }

    /// <summary>Compiles a session that has no devices in it.</summary>
    /// <exception cref="ProblemsException">The session has errors.</exception>
    /// <exception cref="InputException">No stem of it can be read.</exception>
    public static (Plan Plan, ImmutableArray<Problem> Problems) CompilePlain(
        ProjectFolder project, SessionDocument session, string? variant, string? layout = null)
    {
        var compilation = Compiler.Compile(
            SourceIdentities.Of(session, project.Root),
            Rack.All,
            new ProjectSources(project.Root),
            new CompileOptions { Variant = variant, Layout = layout, SkipUnreadableSources = true });
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
