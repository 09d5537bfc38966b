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
    private readonly TruePeakEnvelope[] _envelopes = [];
    private readonly TruePeakEstimate[] _estimates = [];
    private readonly IntegerDelay _delay;
    private readonly LimiterEnvelope[] _shapes;
    private readonly double[][] _reductions;
    private readonly double[] _gain = new double[Quantum.Frames];
    private readonly double[] _relative = new double[Quantum.Frames];
    private readonly PeakKind _kind;
    private readonly double _excess;
    private readonly double _undershoot;
    private double _scale = double.NaN; // 1 / ceiling at the end of the last quantum; NaN before the first

    /// <param name="channels">1 or more.</param>
    /// <param name="kind">What is limited.</param>
    /// <param name="lookahead">Frames over which the gain falls, 1 or more.</param>
    /// <param name="longestHold">The longest hold of the times that will be given, frames.</param>
    /// <param name="excess">Factor on the reductions in dB that peaks need, 1 or more.</param>
    /// <param name="undershoot">Reduction added to each that a peak needs, dB, 0 or more.</param>
    public LimiterStage(int channels, PeakKind kind, int lookahead, int longestHold, double excess, double undershoot)
    {
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

        _shapes = Each(channels, () => new LimiterEnvelope(lookahead, longestHold));
        Latency += _shapes[0].Latency;
        _delay = new IntegerDelay(channels, Latency);
        _reductions = Each(channels, () => new double[Quantum.Frames]);
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
    /// <param name="times">The release.</param>
    /// <param name="link">How far every channel follows the one that is reduced most, 0 to 1.</param>
    public void Process(in Planar audio, double ceiling, in LimiterTimes times, double link)
    {
        var scale = 1 / ceiling;
        var before = double.IsNaN(_scale) ? scale : _scale;
        _scale = scale;
        for (var c = 0; c < audio.Channels; c++)
        {
            Gains.Ramp(audio[c], before, scale, _relative);
            FindPeaks(c, _reductions[c]);
            ToReductions(_reductions[c]);
        }

        ChannelLink.Apply(_reductions, link);
        _delay.Process(audio);
        for (var c = 0; c < audio.Channels; c++)
        {
            if (c == 0 || link < 1)
            {
                _shapes[c].Process(_reductions[c], times);
                Gains.FromReduction(_reductions[c], 0, 0, _gain);
            }

            Kernel.Multiply(audio[c], _gain, audio[c]);
        }
    }

    private static T[] Each<T>(int channels, Func<T> make) => [.. Enumerable.Range(0, channels).Select(_ => make())];

    private void ToReductions(Span<double> peaks)
    {
        if (Kernel.MaxAbs(peaks) <= 1)
        {
            peaks.Clear();
            return;
        }

        Decibels.FromGain(peaks, peaks);
        for (var i = 0; i < peaks.Length; i++)
        {
            peaks[i] = peaks[i] > 0 ? (peaks[i] * _excess) + _undershoot : 0;
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
