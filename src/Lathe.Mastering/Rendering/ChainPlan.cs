using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Compile;
using Lathe.Engine.Plans;
using Lathe.Engine.Render;
using Lathe.Engine.Taps;
using Lathe.Processing;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Mastering.Rendering;

/// <summary>A chain of inserts over one source, as a session of one track called "master", so that addresses and problems are those of master.yaml.</summary>
internal static class ChainPlan
{
    private const string Strip = "master";

    /// <param name="chain">The inserts.</param>
    /// <param name="source">Mono or stereo. Not disposed.</param>
    /// <param name="assets">Opens the files that its processors work with, or null where there are none.</param>
    public static (Plan? Plan, ImmutableArray<Problem> Problems) Compile(
        ImmutableArray<Insert> chain, IAudioSource source, IAssetLibrary? assets)
    {
        var session = new SessionDocument
        {
            Rate = source.Format.SampleRate,
            Tracks = [new Track { Id = Strip, Clips = [new Clip("mix", null, [])], Inserts = chain }],
        };
        var compilation = Compiler.Compile(session, Rack.All, new OneSource(source, assets));
        return (compilation.Plan, compilation.Problems);
    }

    /// <summary>Renders a chain, as long as its source, into a sink and completes it.</summary>
    /// <exception cref="ArgumentException">The chain has errors.</exception>
    public static void Run(
        ImmutableArray<Insert> chain, IAudioSource source, IAudioSink sink, RenderSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var (plan, problems) = Compile(chain, source, settings.Assets);
        if (plan is null)
        {
            var first = problems.First(p => p.Severity == ProblemSeverity.Error);
            throw new ArgumentException($"{first.Path}: {first.Message} {first.Remedy}", nameof(chain));
        }

        var options = new RenderOptions { Block = settings.Block, Threads = settings.Threads, Length = source.Frames };
        new Renderer(plan).Run(options, [new Tap(Strip, TapPoint.PreFader, sink)], progress is null ? null : new Share(progress), cancellation);
    }

    private sealed class Share(IProgress<double> progress) : IProgress<RenderProgress>
    {
        public void Report(RenderProgress value) => progress.Report(value.Share);
    }
}
