using System.Diagnostics;

namespace Lathe.Engine.Render;

/// <summary>Reports progress about ten times a second. The only clock of the engine: nothing audible depends on it.</summary>
internal sealed class ProgressClock(IProgress<RenderProgress> progress)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _last = -Interval;

    public void Report(long position, long end, bool always = false)
    {
        var elapsed = Stopwatch.GetElapsedTime(_start);
        if (!always && elapsed - _last < Interval)
        {
            return;
        }

        _last = elapsed;
        var done = Math.Clamp(position, 0, end);
        TimeSpan? remaining = done > 0 ? elapsed * ((end - done) / (double)done) : null;
        progress.Report(new RenderProgress("render", done, end, elapsed, remaining));
    }
}
