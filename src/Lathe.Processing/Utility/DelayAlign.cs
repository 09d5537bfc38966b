using Lathe.Dsp.Delays;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Utility;

/// <summary>
/// Moves a signal in time, to parts of a frame, by the sum of a time, frames and a distance through air. A negative sum moves it ahead: the rest of the
/// mix is then delayed. Whole frames change no bit; a fraction goes through a windowed sinc that is flat within 0.01 dB to 0.45 of the rate.
/// </summary>
public sealed class DelayAlign : IProcessor<DelayAlign>
{
    private static readonly Param Time = Param.Milliseconds("delay", "Delay", -100, 1000, 0, "time to move by; negative is earlier", Rate.Setup);
    private static readonly Param Frames = Param.Number("samples", "Samples", -10000, 48000, 0, "frames to move by, with fractions", Rate.Setup, unit: Unit.Samples);
    private static readonly Param Distance = Param.Number("distance", "Distance", -3000, 10000, 0, "path through air to move by, in cm", Rate.Setup);
    private static readonly Param Temperature = Param.Number("temperature", "Temperature", -20, 50, 20, "of the air, in degrees Celsius, for the speed of sound", Rate.Setup);

    private FractionalDelay[] _fractions = [];
    private IntegerDelay _whole = new(1, 0);

    public static ProcessorInfo Info { get; } = new(
        "delay-align", "Delay align", Category.Utility, version: 1, "Moves a signal in time, to parts of a sample, to line up microphones.",
        source: "windowed sinc (Laakso et al., IEEE Signal Processing Magazine 13, 1996); speed of sound 331.3 sqrt(1 + T / 273.15) m/s",
        [Time, Frames, Distance, Temperature]);

    /// <summary>That of the sinc where there is a fraction, and the way ahead where the sum is negative.</summary>
    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        var speed = 33130 * Math.Sqrt(1 + (settings[Temperature] / 273.15)); // cm/s
        var seconds = (settings[Time] / 1000) + (settings[Distance] / speed);
        var sum = (seconds * context.SampleRate) + settings[Frames];
        var whole = (int)Math.Floor(sum + 0.5);
        var fraction = sum - whole;
        _fractions = fraction == 0 ? [] : PerChannel.Make(context.Channels, () => new FractionalDelay(fraction));
        _whole = new IntegerDelay(context.Channels, Math.Max(whole, 0));
        Latency = Math.Max(-whole, 0) + (fraction == 0 ? 0 : FractionalDelay.Latency);
        Tail = _whole.Frames + (fraction == 0 ? 0 : FractionalDelay.Taps);
    }

    public void Process(in Work work)
    {
        _whole.Process(work.Audio);
        for (var c = 0; c < _fractions.Length; c++)
        {
            _fractions[c].Process(work.Audio[c]);
        }
    }

    public void Reset()
    {
        _whole.Reset();
        Array.ForEach(_fractions, f => f.Reset());
    }
}
