using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// From the reductions that the peaks of each frame need to a smooth one that is never less: greatest over a window, release, smoothing window.
/// The result for a frame comes <see cref="Latency"/> frames later, when it has covered that frame and its neighbors.
/// </summary>
public sealed class LimiterEnvelope
{
    private readonly int _span;
    private readonly SlidingMaximum _window;
    private readonly SlidingMaximum _sustainedWindow;
    private readonly ReductionSmoother _transient = new();
    private readonly ReductionSmoother _sustained = new();
    private readonly SmoothingWindow _smoothing;

    /// <param name="lookahead">Frames over which a reduction comes in, 1 or more.</param>
    /// <param name="longestHold">The longest hold that will be asked for, frames.</param>
    public LimiterEnvelope(int lookahead, int longestHold)
    {
        // Two more than the smoothing's: a peak between two samples needs the gain at both.
        _span = lookahead + 2;
        _window = new SlidingMaximum(_span + longestHold);
        _sustainedWindow = new SlidingMaximum(longestHold + 1);
        _smoothing = new SmoothingWindow(lookahead);
        Latency = lookahead;
    }

    public int Latency { get; }

    public void Reset()
    {
        _window.Reset();
        _sustainedWindow.Reset();
        _transient.Reset();
        _sustained.Reset();
        _smoothing.Reset();
    }

    /// <summary>Processes 64 reductions in dB, 0 or more, in place.</summary>
    public void Process(Span<double> reductions, in LimiterTimes times)
    {
        _window.Process(reductions, reductions, _span + times.Hold);
        if (times.HasSustained)
        {
            Span<double> sustained = stackalloc double[Quantum.Frames];
            _sustainedWindow.Process(reductions, sustained, times.SustainedHold);
            _sustained.Process(sustained, times.Sustained);
            _transient.Process(reductions, times.Transient);
            for (var i = 0; i < Quantum.Frames; i++)
            {
                reductions[i] = Math.Max(reductions[i], sustained[i]);
            }
        }
        else
        {
            _transient.Process(reductions, times.Transient);
        }

        _smoothing.Process(reductions);
    }
}
