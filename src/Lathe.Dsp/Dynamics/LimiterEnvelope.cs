using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// From the reductions that the peaks of each frame need to a smooth one that is never less: greatest over a window, the two stages of
/// <see cref="LimiterLaw"/>, smoothing window. The result for a frame comes <see cref="Latency"/> frames later, when it has covered that frame and
/// its neighbors.
/// </summary>
public sealed class LimiterEnvelope
{
    private readonly int _span;
    private readonly double _sampleRate;
    private readonly SlidingMaximum _window;
    private readonly ReductionSmoother _transient = new();
    private readonly LimiterRelease? _release;
    private readonly SmoothingWindow _smoothing;
    private readonly int _restQuanta;
    private int _quiet;
    private LimiterLaw _law;
    private LimiterSteps _steps;

    /// <param name="lookahead">Frames over which a reduction comes in, 1 or more.</param>
    /// <param name="law">Lasting and hold are for good; the times given to <see cref="Process"/> may differ.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public LimiterEnvelope(int lookahead, in LimiterLaw law, double sampleRate)
    {
        // Two more than the smoothing's: a peak between two samples needs the gain at both.
        _span = lookahead + 2;
        _sampleRate = sampleRate;
        _window = new SlidingMaximum(_span);
        _release = law.HasRelease ? new LimiterRelease(law, sampleRate) : null;
        _smoothing = new SmoothingWindow(lookahead);
        _restQuanta = ((_span + lookahead) / Quantum.Frames) + 4;
        Latency = lookahead;
    }

    public int Latency { get; }

    public void Reset()
    {
        _quiet = 0;
        _window.Reset();
        _transient.Reset();
        _release?.Reset();
        _smoothing.Reset();
    }

    /// <summary>Processes 64 reductions in dB, 0 or more, in place.</summary>
    /// <param name="reductions">What the transient stage has to cover.</param>
    /// <param name="lasting">What the release stage goes by; not looked at where the law has no release.</param>
    /// <param name="law">Its times.</param>
    public void Process(Span<double> reductions, ReadOnlySpan<double> lasting, in LimiterLaw law)
    {
        var greatest = _release is null ? 0 : Kernel.MaxAbs(lasting);
        _quiet = greatest == 0 && Kernel.MaxAbs(reductions) == 0 ? _quiet + 1 : 0;
        if (_quiet > _restQuanta && _transient.IsAtRest && _release is null or { IsAtRest: true })
        {
            // Nothing but zeros everywhere: going on would change no bit of the state.
            return;
        }

        _window.Process(reductions, reductions, _span);
        if (_release is not null)
        {
            if (law != _law)
            {
                _law = law;
                _steps = LimiterSteps.Of(law, _sampleRate);
            }

            _transient.Process(reductions, _steps.Transient);
            var before = _release.Value;
            _release.Process(greatest, _steps);
            if (before > 0 || _release.Value > 0)
            {
                Span<double> ramp = stackalloc double[Quantum.Frames];
                Kernel.Ramp(before, _release.Value, ramp);
                Kernel.Max(reductions, ramp, reductions);
            }
        }

        _smoothing.Process(reductions);
    }
}
