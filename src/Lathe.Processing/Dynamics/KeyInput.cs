using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>What a dynamics processor's detector hears: the key where one is connected, else the audio; filtered.</summary>
internal sealed class KeyInput
{
    private const double HighPassOff = 20;
    private const double LowPassOff = 20000;
    private const double ButterworthQ = 0.70710678118654752;
    private const double Ringing = 0.16; // seconds to -120 dB of a high-pass at 20 Hz
    private const double Highest = 0.49; // of the sample rate

    private readonly double _sampleRate;
    private readonly double[][] _samples;
    private readonly StateVariable[] _highPasses;
    private readonly StateVariable[] _lowPasses;
    private readonly bool _external;
    private double _highPass;
    private double _lowPass;

    public KeyInput(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _external = context.KeyChannels > 0;
        Channels = _external ? context.KeyChannels : context.Channels;
        _samples = PerChannel.Make(Channels, () => new double[Quantum.Frames]);
        _highPasses = new StateVariable[Channels];
        _lowPasses = new StateVariable[Channels];
    }

    public static Param HighPass() => Param.Hertz(
        "key-high-pass", "Key high-pass", HighPassOff, 10000, HighPassOff, "the detector hears what lies above, 12 dB/oct; 20 Hz is off");

    public static Param LowPass() => Param.Hertz(
        "key-low-pass", "Key low-pass", 100, LowPassOff, LowPassOff, "the detector hears what lies below, 12 dB/oct; 20 kHz is off");

    public static Param ListenToKey() => Param.Toggle("key-listen", "Key listen", false, "passes what the detector hears");

    public int Channels { get; }

    /// <summary>Frames for which the filters go on sounding when the key is listened to.</summary>
    public long Tail => (long)(Ringing * _sampleRate);

    /// <summary>The 64 samples of one channel.</summary>
    public ReadOnlySpan<double> this[int channel] => _samples[channel];

    public void Reset()
    {
        for (var k = 0; k < Channels; k++)
        {
            _highPasses[k].Reset();
            _lowPasses[k].Reset();
        }
    }

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
        Tune(_highPasses, highPass, ref _highPass);
        Tune(_lowPasses, lowPass, ref _lowPass);
        for (var k = 0; k < Channels; k++)
        {
            if (highPass > HighPassOff)
            {
                RunHighPass(ref _highPasses[k], _samples[k]);
            }
            else
            {
                _highPasses[k].Reset();
            }

            if (lowPass < LowPassOff)
            {
                RunLowPass(ref _lowPasses[k], _samples[k]);
            }
            else
            {
                _lowPasses[k].Reset();
            }
        }
    }

    private void Tune(StateVariable[] filters, double frequency, ref double tuned)
    {
        if (frequency == tuned)
        {
            return;
        }

        tuned = frequency;
        for (var k = 0; k < filters.Length; k++)
        {
            filters[k].Set(Math.Min(frequency / _sampleRate, Highest), ButterworthQ);
        }
    }

    private static void RunHighPass(ref StateVariable filter, Span<double> samples)
    {
        var running = filter;
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = running.Next(samples[i]).High;
        }

        running.Settle();
        filter = running;
    }

    private static void RunLowPass(ref StateVariable filter, Span<double> samples)
    {
        var running = filter;
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = running.Next(samples[i]).Low;
        }

        running.Settle();
        filter = running;
    }
}
