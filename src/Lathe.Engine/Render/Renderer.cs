using Lathe.Dsp.Buffers;
using Lathe.Engine.Plans;
using Lathe.Engine.Schedule;
using Lathe.Engine.Taps;

namespace Lathe.Engine.Render;

/// <summary>
/// Renders a plan. The bits depend on the plan and its sources alone: not on block size, threads, cache, or what else is tapped (the length,
/// where none is given, is that of the longest tail tapped). Memory does not grow with the song's length.
/// </summary>
public sealed class Renderer(Plan plan)
{
    /// <summary>Renders what the taps ask for and what it depends on, nothing else; completes their sinks.</summary>
    /// <param name="options">Block, threads, stretch of the song, cache.</param>
    /// <param name="taps">What to write where; the mix is <c>new Tap("mix", TapPoint.PostFader, sink)</c>.</param>
    /// <param name="progress">Told about ten times a second, from a thread of the render; or null.</param>
    /// <param name="cancellation">Ends the render within a few blocks.</param>
    /// <exception cref="ArgumentException">An option or tap does not fit the plan.</exception>
    /// <exception cref="RenderException">A source failed, or a processor put out samples that are no numbers.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public RenderResult Run(
        RenderOptions options, IReadOnlyList<Tap> taps, IProgress<RenderProgress>? progress = null, CancellationToken cancellation = default)
    {
        Check(options, taps);
        cancellation.ThrowIfCancellationRequested();
        var clock = progress is null ? null : new ProgressClock(progress);
        using var slab = new Slab();
        using var graph = new RenderGraph(new RenderContext(plan, slab, options.Block), options.Cache, taps);
        var latest = taps.Max(t => graph.Latency(t));
        var open = options.Length is null;
        var window = new RenderWindow(options.Start, options.Start + (options.Length ?? Math.Max(0, LatestEnd(taps) - options.Start)), latest);
        var nodes = graph.Build(window, open, clock, out var end);
        slab.Allocate();
        graph.Start();

        var scheduler = new Scheduler(nodes, (window.End + latest + options.Block - 1) / options.Block);
        if (!graph.Stores)
        {
            end.Ended = block => scheduler.EndAfter(block + 1);
        }

        scheduler.Run(options.Threads > 0 ? options.Threads : Environment.ProcessorCount, cancellation);
        foreach (var tap in taps)
        {
            tap.Sink.Complete();
        }

        clock?.Report(window.End, window.End, always: true);
        return new RenderResult(Math.Max(0, window.End - window.Start), graph.Rendered, graph.FromCache);
    }

    /// <summary>Where a render of no given length ends at the latest: with the tails of what is tapped.</summary>
    private long LatestEnd(IReadOnlyList<Tap> taps)
    {
        var tails = taps.Max(t => plan.Strip(t.Strip).End);
        return Math.Clamp(tails, plan.ClipEnd, plan.ClipEnd + ((long)Plan.MaxTailSeconds * plan.SampleRate));
    }

    private void Check(RenderOptions options, IReadOnlyList<Tap> taps)
    {
        if (options.Block < Quantum.Frames || options.Block % Quantum.Frames != 0)
        {
            throw new ArgumentException($"A block of {options.Block} frames is no multiple of {Quantum.Frames}.", nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(options.Start, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Length ?? 0, nameof(options));
        ArgumentOutOfRangeException.ThrowIfZero(taps.Count, nameof(taps));
        foreach (var tap in taps)
        {
            var format = plan.Format(tap.Strip, tap.Point);
            if (tap.Sink.Format.Channels != format.Channels || tap.Sink.Format.SampleRate != format.SampleRate)
            {
                throw new ArgumentException($"The sink of {tap.Strip} {tap.Point} is {tap.Sink.Format}, not {format}.", nameof(taps));
            }
        }
    }
}
