using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>What a dynamics processor's detector hears: the key where one is connected, else the audio; filtered.</summary>
internal sealed class KeyInput
{
    private const double HighPassOff = 20;
    private const double LowPassOff = 20000;

    private readonly double _sampleRate;
    private readonly double[][] _samples;
    private readonly KeyFilter[] _filters;
    private readonly bool _external;
    private (double Frequency, KeyFilter.Corner Corner) _highPass;
    private (double Frequency, KeyFilter.Corner Corner) _lowPass;

    public KeyInput(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _external = context.KeyChannels > 0;
        Channels = _external ? context.KeyChannels : context.Channels;
        _samples = PerChannel.Make(Channels, () => new double[Quantum.Frames]);
        _filters = PerChannel.Make(Channels, () => new KeyFilter());
    }

    public static Param HighPass() => Param.Hertz(
        "key-high-pass", "Key high-pass", HighPassOff, 10000, HighPassOff, "the detector hears what lies above, 12 dB/oct; 20 Hz is off");

    public static Param LowPass() => Param.Hertz(
        "key-low-pass", "Key low-pass", 100, LowPassOff, LowPassOff, "the detector hears what lies below, 12 dB/oct; 20 kHz is off");

    public static Param ListenToKey() => Param.Toggle("key-listen", "Key listen", false, "passes what the detector hears");

    public int Channels { get; }

    /// <summary>The 64 samples of one channel.</summary>
    public ReadOnlySpan<double> this[int channel] => _samples[channel];

    public void Reset() => Array.ForEach(_filters, f => f.Reset());

    /// <summary>Takes a quantum. A key that was promised but is not there counts as silence.</summary>
    public void Fill(in Work work, double highPass, double lowPass)
    {
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

        Filter(highPass, lowPass);
    }

    /// <summary>Puts what the detector hears in the place of the audio; a key of fewer channels repeats its last one.</summary>
    public void Listen(Planar audio)
    {
        for (var c = 0; c < audio.Channels; c++)
        {
            _samples[Math.Min(c, Channels - 1)].CopyTo(audio[c]);
        }
    }

    private void Filter(double highPass, double lowPass)
    {
        if (highPass != _highPass.Frequency)
        {
            _highPass = (highPass, new KeyFilter.Corner(highPass, _sampleRate));
        }

        if (lowPass != _lowPass.Frequency)
        {
            _lowPass = (lowPass, new KeyFilter.Corner(lowPass, _sampleRate));
        }

        for (var k = 0; k < Channels; k++)
        {
            if (highPass > HighPassOff)
            {
                _filters[k].HighPass(_samples[k], _highPass.Corner);
            }
            else
            {
                _filters[k].ClearHighPass();
            }

            if (lowPass < LowPassOff)
            {
                _filters[k].LowPass(_samples[k], _lowPass.Corner);
            }
            else
            {
                _filters[k].ClearLowPass();
            }
        }
    }
}
