using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// A limiter: a <see cref="LimiterStage"/> that goes by an estimate of the true peak, then one that reads the exact true peak of what is left,
/// twenty quanta late, by the kernel of <see cref="TruePeak.TruePeakKernel"/> and over the full band, and lowers the gain around what still exceeds
/// the ceiling, a quarter more in dB than the peak needs, so that what its own gain adds between the samples is covered. For samples one stage does.
/// </summary>
public sealed class PeakLimiter
{
    private const int CorrectionLookahead = 256; // frames: short dips would add more between the samples than they take away

    // The grid of 16 misses up to 0.03 dB of the wave at 0.45 of the rate; what has to be limited anyway is limited by that much more.
    private const double Undershoot = 0.03; // dB

    // What the correction's own gain adds between the samples is a small share of it.
    private const double CorrectionExcess = 1.25;
    private const double CorrectionUndershoot = 0.06; // dB

    private readonly LimiterStage _first;
    private readonly LimiterStage? _correction;

    /// <param name="truePeaks">True peaks or samples.</param>
    /// <param name="layout">The channels.</param>
    /// <param name="transientLink">How far they go together in the transient stage, 0 to 1.</param>
    /// <param name="releaseLink">The same of the release stage.</param>
    /// <param name="lookahead">Frames over which the gain falls before a peak, 1 or more.</param>
    /// <param name="law">Lasting and hold are for good.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public PeakLimiter(bool truePeaks, ChannelLayout layout, double transientLink, double releaseLink, int lookahead, in LimiterLaw law, double sampleRate)
    {
        _first = new LimiterStage(
            new LimiterLink(layout, transientLink, releaseLink), truePeaks ? PeakKind.Estimate : PeakKind.Sample, lookahead, law, sampleRate, 1, truePeaks ? Undershoot : 0);
        if (truePeaks)
        {
            _correction = new LimiterStage(
                new LimiterLink(layout, transientLink, transientLink),
                PeakKind.True,
                CorrectionLookahead,
                LimiterLaw.Correction,
                sampleRate,
                CorrectionExcess,
                CorrectionUndershoot);
        }

        Latency = _first.Latency + (_correction?.Latency ?? 0);
    }

    /// <summary>Frames from input to output.</summary>
    public int Latency { get; }

    public void Reset()
    {
        _first.Reset();
        _correction?.Reset();
    }

    /// <summary>Limits 64 frames in place.</summary>
    /// <param name="audio">Channels x 64.</param>
    /// <param name="ceiling">Linear, above 0; a change takes a quantum.</param>
    /// <param name="law">Its times may differ from those at the start.</param>
    public void Process(in Planar audio, double ceiling, in LimiterLaw law)
    {
        _first.Process(audio, ceiling, law);
        _correction?.Process(audio, ceiling, LimiterLaw.Correction);
    }
}
