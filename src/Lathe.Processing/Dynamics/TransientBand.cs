using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Dynamics;

/// <summary>The levels, envelopes and gain of one band of a <see cref="TransientShaper"/>.</summary>
internal sealed class TransientBand
{
    // Half a period of 40 Hz: the followers see no zero crossings.
    private const double HoldSeconds = 0.0125;

    // The gain's own smoothing, so that a wanted jump is no click.
    private const double SmoothingSeconds = 0.0003;

    private readonly double _sampleRate;
    private readonly SlidingMaximum[] _holds;
    private readonly TransientEnvelopes[] _envelopes;
    private readonly double[][] _levels;
    private readonly double[] _smoothed;
    private readonly double[] _sustain = new double[Quantum.Frames];
    private readonly double[] _gain = new double[Quantum.Frames];

    public TransientBand(int channels, double sampleRate)
    {
        _sampleRate = sampleRate;
        _holds = PerChannel.Make(channels, () => new SlidingMaximum(Window));
        _envelopes = PerChannel.Make(channels, () => new TransientEnvelopes());
        _levels = PerChannel.Make(channels, () => new double[Quantum.Frames]);
        _smoothed = new double[channels];
    }

    private int Window => 1 + (int)(HoldSeconds * _sampleRate);

    public void Reset()
    {
        Array.ForEach(_holds, h => h.Reset());
        Array.ForEach(_envelopes, e => e.Reset());
        Array.Clear(_smoothed);
    }

    /// <summary>Holds the levels of every channel and links them.</summary>
    public void Measure(BandSplitter source, int band, double link)
    {
        for (var c = 0; c < _levels.Length; c++)
        {
            Kernel.Abs(source[band, c], _levels[c]);
            _holds[c].Process(_levels[c], _levels[c], Window);
        }

        ChannelLink.Apply(_levels, link);
        IsLinked = link == 1;
    }

    private bool IsLinked { get; set; }

    /// <param name="audio">The bands, delayed by the lookahead.</param>
    /// <param name="band">Which.</param>
    /// <param name="shape">The band's amounts and the times.</param>
    public void Apply(BandSplitter audio, int band, in TransientShape shape)
    {
        for (var c = 0; c < _levels.Length; c++)
        {
            if (c == 0 || !IsLinked)
            {
                FindGain(c, shape);
            }
            else
            {
                _envelopes[c].CopyFrom(_envelopes[0]);
                _smoothed[c] = _smoothed[0];
            }

            Kernel.Multiply(audio[band, c], _gain, audio[band, c]);
        }
    }

    private void FindGain(int channel, in TransientShape shape)
    {
        var attack = _levels[channel];
        _envelopes[channel].Process(attack, _sustain, shape.AttackTime, shape.SustainTime, _sampleRate);
        Kernel.Scale(attack, shape.Attack, attack);
        Kernel.MultiplyAdd(_sustain, shape.Sustain, attack, _gain);
        var step = TimeConstant.Step(SmoothingSeconds, _sampleRate);
        var y = _smoothed[channel];
        foreach (ref var gain in _gain.AsSpan())
        {
            y = Math.FusedMultiplyAdd(step, gain - y, y);
            gain = y;
        }

        _smoothed[channel] = Denormals.Flush(y);
        DetMath.DbToGain(_gain, _gain);
    }
}
