using Lathe.Dsp.Numerics;
using Lathe.Dsp.Restoration;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Restoration;

/// <summary>
/// Takes mains hum and its harmonics out by subtracting the tones themselves, as they gather in the blocks of some seconds: what comes and goes within
/// the window, such as a bass note on a harmonic, stays, and nothing rings. It looks a fifth of the window ahead, so the hum is gone from the start.
/// </summary>
public sealed class DeHum : IProcessor<DeHum>
{
    private static readonly Param Mains = Param.Choice(
        "mains", "Mains", ["auto", "50 Hz", "60 Hz", "manual"], "auto", "the fundamental; auto takes 50 or 60 Hz, whichever has more hum, channel by channel");
    private static readonly Param Frequency = Param.Hertz("freq", "Frequency", 20, 400, 50, "the fundamental in mode manual; it is followed by 0.6 % up and down, or as far as the highest harmonic moves by 4.5 Hz", Rate.Setup);
    private static readonly Param Harmonics = Param.Number("harmonics", "Harmonics", 1, 24, 16, "how many multiples of the fundamental are taken out, itself counted", Rate.Setup);
    private static readonly Param Window = Param.Seconds("window", "Window", 2, 30, 10, "time over which the hum is estimated, a fifth of it ahead: longer tells it from the music better, shorter follows a changing hum", Rate.Setup);
    private static readonly Param Depth = Param.Decibels("depth", "Depth", 0, 80, 80, "by how much the hum is lowered at most");

    private HumCanceller[] _channels = [];

    public static ProcessorInfo Info { get; } = new(
        "de-hum", "De-hum", Category.Restoration, version: 1, "Takes mains hum and its harmonics out.",
        source: "y = x - sum A[k] cos(k w n + p[k]); amplitudes where the blocks gather under Cauchy errors (Huber and Ronchetti, Robust Statistics, 2009), frequency from the slopes of their phases",
        [Mains, Frequency, Harmonics, Window, Depth])
    {
        // Latency at a short window, and enough blocks to agree.
        Settling = 1.5,
    };

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        double[] fundamentals = settings[Mains] switch
        {
            0 => [50, 60],
            1 => [50],
            2 => [60],
            _ => [settings[Frequency]],
        };
        _channels = PerChannel.Make(
            context.Channels, () => new HumCanceller(context.SampleRate, fundamentals, (int)Math.Round(settings[Harmonics]), settings[Window]));
        Latency = _channels[0].Latency;
        Tail = _channels[0].Tail;
    }

    public void Process(in Work work)
    {
        var share = 1 - DetMath.DbToGain(-work[Depth]);
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Process(work.Audio[c], work.Position, share);
        }
    }

    public void Reset() => Array.ForEach(_channels, c => c.Reset());
}
