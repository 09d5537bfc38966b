using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;

namespace Lathe.Processing.Equalizers;

/// <summary>The response of some bands as a finite impulse response: all of them in linear phase, or what biquads lack to their analog phase.</summary>
internal sealed class PhaseFir
{
    private readonly BandDesign[] _bands;
    private readonly FirDesign _design;
    private readonly MovingConvolver[] _channels;
    private bool _changed = true;

    /// <param name="bands">The bands whose response it is.</param>
    /// <param name="design">Kind and resolution; may be shared.</param>
    /// <param name="channels">Channels that have this response.</param>
    internal PhaseFir(BandDesign[] bands, FirDesign design, int channels)
    {
        _bands = bands;
        _design = design;
        _channels = [.. Enumerable.Range(0, channels).Select(_ => new MovingConvolver(design.Taps, design.Partition))];
    }

    /// <summary>Lets the response follow if the band is one of its own.</summary>
    internal void Change(BandDesign band) => _changed |= Array.IndexOf(_bands, band) >= 0;

    internal void Process(long position, Planar audio, int first)
    {
        if (_changed && _channels[0].CompletesBlock(position))
        {
            Move();
        }

        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Process(position, audio[first + c]);
        }
    }

    internal void Reset()
    {
        Move();
        Array.ForEach(_channels, c => c.Reset());
    }

    private void Move()
    {
        var taps = _design.Respond(_bands);
        foreach (var channel in _channels)
        {
            channel.MoveTo(taps);
        }

        _changed = false;
    }
}
