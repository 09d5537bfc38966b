using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.TruePeak;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// Finds the peaks of what goes in and lowers the gain so that they come down to a ceiling: gain and delay only. What never exceeds the ceiling
/// passes unchanged to the bit.
/// </summary>
/// <remarks>
/// Between samples the wave of audio times gain is not exactly gain times the wave of the audio. What this leaves above the ceiling is small,
/// because the gain is smooth, and is left to another stage.
/// </remarks>
public sealed class LimiterStage
{
    // The estimate's ripple, dB: what reads no more than this above the ceiling may lie below it, and is left to the exact stage.
    private const double Ripple = 0.02;

    private readonly TruePeakEnvelope[] _envelopes = [];
    private readonly TruePeakEstimate[] _estimates = [];
    private readonly IntegerDelay _delay;
    private readonly LimiterLink _link;
    private readonly LimiterEnvelope[] _shapes;
    private readonly double[][] _reductions;
    private readonly double[][] _lasting;
    private readonly double[][] _gains;
    private readonly double[] _relative = new double[Quantum.Frames];
    private readonly PeakKind _kind;
    private readonly double _excess;
    private readonly double _undershoot;
    private double _scale = double.NaN; // 1 / ceiling at the end of the last quantum; NaN before the first

    /// <param name="link">How far the channels go together.</param>
    /// <param name="kind">What is limited.</param>
    /// <param name="lookahead">Frames over which the gain falls, 1 or more.</param>
    /// <param name="law">How it recovers; lasting and hold are for good.</param>
    /// <param name="sampleRate">Frames a second.</param>
    /// <param name="excess">Factor on the reductions in dB that peaks need, 1 or more.</param>
    /// <param name="undershoot">Reduction added to each that a peak needs, dB, 0 or more.</param>
    public LimiterStage(LimiterLink link, PeakKind kind, int lookahead, in LimiterLaw law, double sampleRate, double excess, double undershoot)
    {
        var channels = link.Channels;
        _link = link;
        _kind = kind;
        _excess = excess;
        _undershoot = undershoot;
        switch (kind)
        {
            case PeakKind.True:
                _envelopes = Each(channels, () => new TruePeakEnvelope(1, fullBand: true));
                Latency = TruePeakEnvelope.Latency;
                break;
            case PeakKind.Estimate:
                _estimates = Each(channels, () => new TruePeakEstimate(1));
                Latency = TruePeakEstimate.Latency;
                break;
        }

        var copy = law;
        _shapes = Each(channels, () => new LimiterEnvelope(lookahead, copy, sampleRate));
        Latency += lookahead;
        _delay = new IntegerDelay(channels, Latency);
        _reductions = Each(channels, () => new double[Quantum.Frames]);
        _lasting = Each(channels, () => new double[Quantum.Frames]);
        _gains = Each(channels, () => new double[Quantum.Frames]);
    }

    /// <summary>Frames from input to output.</summary>
    public int Latency { get; }

    public void Reset()
    {
        Array.ForEach(_envelopes, e => e.Reset());
        Array.ForEach(_estimates, e => e.Reset());
        _delay.Reset();
        Array.ForEach(_shapes, s => s.Reset());
        _scale = double.NaN;
    }

    /// <summary>Limits 64 frames in place.</summary>
    /// <param name="audio">Channels x 64.</param>
    /// <param name="ceiling">Linear, above 0; a change takes a quantum.</param>
    /// <param name="law">Its times may differ from those at the start.</param>
    public void Process(in Planar audio, double ceiling, in LimiterLaw law)
    {
        var scale = 1 / ceiling;
        var before = double.IsNaN(_scale) ? scale : _scale;
        _scale = scale;
        for (var c = 0; c < audio.Channels; c++)
        {
            Gains.Ramp(audio[c], before, scale, _relative);
            FindPeaks(c, _reductions[c]);
        }

        _link.Join(_reductions);
        for (var c = 0; c < audio.Channels; c++)
        {
            if (_link.Leaders[c] == c)
            {
                ToReductions(_reductions[c]);
            }
        }

        _link.Apply(_reductions, _lasting);
        _delay.Process(audio);
        for (var c = 0; c < audio.Channels; c++)
        {
            if (_link.Leaders[c] == c)
            {
                _shapes[c].Process(_reductions[c], _lasting[c], law);
                ToGains(_reductions[c], _gains[c]);
            }

            Kernel.Multiply(audio[c], _gains[_link.Leaders[c]], audio[c]);
        }
    }

    private static T[] Each<T>(int channels, Func<T> make) => [.. Enumerable.Range(0, channels).Select(_ => make())];

    private static void ToGains(ReadOnlySpan<double> reductions, Span<double> gains)
    {
        if (Kernel.MaxAbs(reductions) == 0)
        {
            gains.Fill(1);
            return;
        }

        Gains.FromReduction(reductions, 0, 0, gains);
    }

    private void ToReductions(Span<double> peaks)
    {
        if (Kernel.MaxAbs(peaks) <= 1)
        {
            peaks.Clear();
            return;
        }

        var least = _kind == PeakKind.Estimate ? Ripple : 0;
        Decibels.FromGain(peaks, peaks);
        ref var first = ref MemoryMarshal.GetReference(peaks);
        for (nuint i = 0; i < Quantum.Frames; i += (nuint)Vector512<double>.Count)
        {
            var peak = Vector512.LoadUnsafe(ref first, i);
            var needed = (peak * Vector512.Create(_excess)) + Vector512.Create(_undershoot);
            Vector512.ConditionalSelect(Vector512.GreaterThan(peak, Vector512.Create(least)), needed, Vector512<double>.Zero).StoreUnsafe(ref first, i);
        }
    }

    private void FindPeaks(int channel, Span<double> peaks)
    {
        switch (_kind)
        {
            case PeakKind.True:
                _envelopes[channel].Process(_relative, peaks);
                break;
            case PeakKind.Estimate:
                _estimates[channel].Process(_relative, peaks);
                break;
            default:
                Kernel.Abs(_relative, peaks);
                break;
        }
    }
}
