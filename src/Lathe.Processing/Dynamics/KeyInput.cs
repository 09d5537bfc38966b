using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>What a dynamics processor's detector hears: the key where one is connected, else the audio; through high-pass, low-pass and tilt.</summary>
internal sealed class KeyInput
{
    private const double ButterworthDamping = 1.41421356237309505; // 1 / q
    private const double Ringing = 0.16; // seconds to -120 dB of a high-pass at 20 Hz
    private const double Highest = 0.49; // of the sample rate
    private const double Pivot = 1000; // Hz of the tilt

    private readonly double _sampleRate;
    private readonly double[][] _samples;
    private readonly BiquadCascade[] _filters;
    private readonly bool _external;
    private (double HighPass, double LowPass, double Tilt) _tuned;
    private bool _fresh = true;
    private bool _isPlain;

    public KeyInput(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _external = context.KeyChannels > 0;
        Channels = _external ? context.KeyChannels : context.Channels;
        _samples = PerChannel.Make(Channels, () => new double[Quantum.Frames]);
        _filters = PerChannel.Make(Channels, () => new BiquadCascade(3));
    }

    public int Channels { get; }

    /// <summary>Frames for which the filters go on sounding when the key is listened to.</summary>
    public long Tail => (long)(Ringing * _sampleRate);

    /// <summary>The 64 samples of one channel.</summary>
    public ReadOnlySpan<double> Heard(in Work work, int channel) => _isPlain ? work.Audio[channel] : _samples[channel];

    public void Reset() => _fresh = true;

    /// <summary>Takes a quantum. A key that was promised but is not there counts as silence.</summary>
    /// <param name="work">The quantum.</param>
    /// <param name="highPass">Hz; <see cref="SidechainParams.HighPassOff"/> is off.</param>
    /// <param name="lowPass">Hz; <see cref="SidechainParams.LowPassOff"/> is off.</param>
    /// <param name="tilt">dB by which treble is raised and bass lowered.</param>
    public void Fill(in Work work, double highPass, double lowPass, double tilt)
    {
        Tune((highPass, lowPass, tilt));
        _isPlain = !_external && Array.TrueForAll(_filters, f => f.Passes);
        if (_isPlain)
        {
            return;
        }

        for (var k = 0; k < Channels; k++)
        {
            if (!_external)
            {
                work.Audio[k].CopyTo(_samples[k]);
            }
            else if (work.HasKey)
            {
                work.Key[k].CopyTo(_samples[k]);
            }
            else
            {
                Array.Clear(_samples[k]);
            }
        }

        var at = 0;
        for (; at + 1 < Channels; at += 2)
        {
            BiquadCascade.Process(_filters[at], _samples[at], _filters[at + 1], _samples[at + 1]);
        }

        if (at < Channels)
        {
            _filters[at].Process(_samples[at]);
        }
    }

    /// <summary>Puts what the detector hears in the place of the audio; a key of fewer channels repeats its last one.</summary>
    public void Listen(Planar audio)
    {
        for (var c = 0; c < audio.Channels && !_isPlain; c++)
        {
            _samples[Math.Min(c, Channels - 1)].CopyTo(audio[c]);
        }
    }

    private void Tune((double HighPass, double LowPass, double Tilt) values)
    {
        if (values == _tuned && !_fresh)
        {
            return;
        }

        var high = values.HighPass > SidechainParams.HighPassOff ? HighPass(Warp(values.HighPass)) : BiquadCoefficients.Identity;
        var low = values.LowPass < SidechainParams.LowPassOff ? LowPass(Warp(values.LowPass)) : BiquadCoefficients.Identity;
        var tilt = values.Tilt != 0 ? Tilted(Warp(Pivot), DetMath.DbToGain(values.Tilt)) : BiquadCoefficients.Identity;
        foreach (var filter in _filters)
        {
            filter.MoveTo(0, high);
            filter.MoveTo(1, low);
            filter.MoveTo(2, tilt);
            if (_fresh)
            {
                filter.Reset();
            }
        }

        _tuned = values;
        _fresh = false;
    }

    // Bilinear transform: s becomes (1 - z^-1) / (1 + z^-1) / g.
    private double Warp(double frequency) => DetMath.Tan(Math.PI * Math.Min(frequency / _sampleRate, Highest));

    private static BiquadCoefficients HighPass(double g)
    {
        var norm = 1 / (1 + (g * (ButterworthDamping + g)));
        return new(norm, -2 * norm, norm, 2 * ((g * g) - 1) * norm, (1 - (g * ButterworthDamping) + (g * g)) * norm);
    }

    private static BiquadCoefficients LowPass(double g)
    {
        var norm = 1 / (1 + (g * (ButterworthDamping + g)));
        var b = g * g * norm;
        return new(b, 2 * b, b, 2 * ((g * g) - 1) * norm, (1 - (g * ButterworthDamping) + (g * g)) * norm);
    }

    // (gain s + 1) / (s + gain): 1 / gain at 0 Hz, 1 at the pivot, gain at the top.
    private static BiquadCoefficients Tilted(double g, double gain)
    {
        var norm = 1 / (1 + (gain * g));
        return new((gain + g) * norm, (g - gain) * norm, 0, ((gain * g) - 1) * norm, 0);
    }
}
