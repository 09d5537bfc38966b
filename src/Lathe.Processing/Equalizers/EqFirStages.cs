using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Processing.Equalizers;

/// <summary>
/// The responses of a phase mode with latency: of bands on the whole signal for all channels alike, or together with those on mid and side, or on
/// left and right, whichever comes first; both kinds in series where there are both.
/// </summary>
internal sealed class EqFirStages
{
    private const int MidSideStage = 1;

    private readonly List<(int Stage, PhaseFir First, PhaseFir? Second)> _stages = [];
    private readonly FirDesign _design;

    internal EqFirStages(BandDesign[] bands, FirDesign design, int channels)
    {
        _design = design;
        var merged = bands.Where(b => b.Stage == 0).ToArray();
        foreach (var stage in new[] { MidSideStage, MidSideStage + 1 }.Where(s => bands.Any(b => b.Stage == s)))
        {
            var own = bands.Where(b => b.Stage == stage);
            var first = merged.Concat(own.Where(b => b.Part is ChannelTarget.Mid or ChannelTarget.Left));
            var second = merged.Concat(own.Where(b => b.Part is ChannelTarget.Side or ChannelTarget.Right));
            _stages.Add((stage, new PhaseFir([.. first], design, 1), new PhaseFir([.. second], design, 1)));
            merged = [];
        }

        if (merged.Length > 0)
        {
            _stages.Add((0, new PhaseFir(merged, design, channels), null));
        }
    }

    internal int Latency => _stages.Count * _design.Latency;

    internal long Tail => (long)_stages.Count * _design.Taps;

    /// <summary>Frames by which the middle of a response to a band of a stage lies behind the input when the response has changed.</summary>
    internal int Delay(BandDesign band)
    {
        var at = band.Stage == 0 ? 0 : _stages.FindIndex(s => s.Stage == band.Stage);
        return ((at + 1) * _design.Latency) - (_design.Partition - Quantum.Frames);
    }

    internal void Change(BandDesign band)
    {
        foreach (var (_, first, second) in _stages)
        {
            first.Change(band);
            second?.Change(band);
        }
    }

    internal void Process(long position, Planar audio)
    {
        foreach (var (stage, first, second) in _stages)
        {
            if (stage == MidSideStage)
            {
                MidSide.Encode(audio[0], audio[1]);
            }

            first.Process(position, audio, 0);
            second?.Process(position, audio, 1);
            if (stage == MidSideStage)
            {
                MidSide.Decode(audio[0], audio[1]);
            }
        }
    }

    internal void Reset()
    {
        foreach (var (_, first, second) in _stages)
        {
            first.Reset();
            second?.Reset();
        }
    }
}
