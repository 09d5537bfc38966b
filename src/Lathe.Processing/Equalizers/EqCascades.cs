using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Processing.Equalizers;

/// <summary>The bands as biquads without latency: those on the whole signal first, then mid and side, then left and right.</summary>
internal sealed class EqCascades
{
    private readonly CascadePair[] _stages;
    private readonly EqCascade[] _further;

    internal EqCascades(BandDesign[] bands, int channels)
    {
        var sections = new int[6];
        foreach (var band in bands)
        {
            band.Place(sections);
        }

        var stereo = channels == 2;
        _stages =
        [
            new(sections[0], stereo ? sections[1] : 0),
            new(sections[2], sections[3]),
            new(sections[4], sections[5]),
        ];
        _further = [.. Enumerable.Range(0, stereo ? 0 : channels - 1).Select(_ => new EqCascade(sections[0]))];
    }

    /// <summary>Lets a band move to what it has designed.</summary>
    internal void Move(BandDesign band)
    {
        var stage = _stages[band.Stage];
        if (band.First >= 0)
        {
            stage.First.Move(band.First, band);
        }

        if (band.Second >= 0 && stage.Second.Sections > 0)
        {
            stage.Second.Move(band.Second, band);
        }

        foreach (var cascade in _further)
        {
            cascade.Move(band.First, band);
        }
    }

    internal void Process(Planar audio)
    {
        if (audio.Channels != 2)
        {
            _stages[0].First.Process(audio[0]);
            for (var c = 1; c < audio.Channels; c++)
            {
                _further[c - 1].Process(audio[c]);
            }

            return;
        }

        var left = audio[0];
        var right = audio[1];
        _stages[0].Process(left, right);
        if (_stages[1].Sections > 0)
        {
            MidSide.Encode(left, right);
            _stages[1].Process(left, right);
            MidSide.Decode(left, right);
        }

        _stages[2].Process(left, right);
    }

    internal void Reset()
    {
        foreach (var stage in _stages)
        {
            stage.First.Reset();
            stage.Second.Reset();
        }

        foreach (var cascade in _further)
        {
            cascade.Reset();
        }
    }

    private readonly record struct CascadePair(EqCascade First, EqCascade Second)
    {
        internal CascadePair(int first, int second)
            : this(new EqCascade(first), new EqCascade(second))
        {
        }

        internal int Sections => First.Sections + Second.Sections;

        internal void Process(Span<double> x, Span<double> y) => EqCascade.Process(First, x, Second, y);
    }
}
