using Lathe.Dsp.Filters;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Equalizers;

/// <summary>
/// Passive program equalizer after the Pultec EQP-1A, linear: its low network with boost and attenuation at once, its resonant high boost and its
/// high attenuation, each with the network's midband loss made up. At 0 dB everywhere it passes every bit.
/// </summary>
public sealed class ProgramEq : IProcessor<ProgramEq>
{
    private const int Low = 0;
    private const int Peak = 2;
    private const int High = 4;
    private const int Sections = 6;

    private static readonly Param LowFrequency = Param.Choice(
        "low-freq", "Low frequency", ["20-hz", "30-hz", "60-hz", "100-hz"], "60-hz", "the pair of capacitors of the low boost and attenuation", Rate.Quantum);
    private static readonly Param LowBoost = Param.Decibels("low-boost", "Low boost", 0, 13.5, 0, "shelving boost far below, as it is without attenuation");
    private static readonly Param LowCut = Param.Decibels(
        "low-atten", "Low attenuation", 0, 17.5, 0, "shelving attenuation far below, as it is without boost; it begins higher than the boost, so that both together scoop out the low mids");
    private static readonly Param PeakFrequency = Param.Choice(
        "high-freq", "High boost frequency", ["3-khz", "4-khz", "5-khz", "8-khz", "10-khz", "12-khz", "16-khz"], "8-khz", "resonance of the high boost", Rate.Quantum);
    private static readonly Param PeakBoost = Param.Decibels("high-boost", "High boost", 0, 18, 0, "boost at the resonance; a broad band reaches less");
    private static readonly Param Bandwidth = Param.Percent("bandwidth", "Bandwidth", 0, 100, 50, "resistance in the resonant branch: 0 % is sharp, 100 % broad");
    private static readonly Param HighFrequency = Param.Choice(
        "atten-freq", "High attenuation frequency", ["5-khz", "10-khz", "20-khz"], "10-khz", "capacitor of the high attenuation", Rate.Quantum);
    private static readonly Param HighCut = Param.Decibels("high-atten", "High attenuation", 0, 16, 0, "shelving attenuation far above");

    private readonly BiquadCoefficients[] _sections = new BiquadCoefficients[Sections];
    private readonly double[] _seen = new double[8];
    private BiquadCascade[] _channels = [];
    private double[] _start = [];
    private int _sampleRate;

    public static ProcessorInfo Info { get; } = new(
        "program-eq", "Program EQ", Category.Equalizers, version: 1, "Passive program equalizer that boosts and attenuates the low end at the same time.",
        source: "Pultec EQP-1A passive network: 10 kilohm source divider, 1 kilohm foot, 10 kilohm load, low capacitors 2.2/1/0.47/0.33 uF and 100/47/22/15 nF, "
            + "high ones 197/94/47 nF; all responses computed from these values, the low and the high part apart; the ranges of the controls in dB are the figures usually quoted for it, not computed",
        [LowFrequency, LowBoost, LowCut, PeakFrequency, PeakBoost, Bandwidth, HighFrequency, HighCut]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _start = [.. Info.Parameters.Select(p => context.Settings[p])];
        _channels = [.. Enumerable.Range(0, context.Channels).Select(_ => new BiquadCascade(Sections))];
        Reset();

        // The slowest time constant of the low network is that of 20 Hz with full boost, some 40 ms.
        Tail = _sampleRate;
    }

    public void Process(in Work work)
    {
        Span<double> values = stackalloc double[_seen.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = work[Info.Parameters[i]];
        }

        Move(values);
        var audio = work.Audio;
        for (var c = 0; c + 1 < audio.Channels; c += 2)
        {
            BiquadCascade.Process(_channels[c], audio[c], _channels[c + 1], audio[c + 1]);
        }

        if (audio.Channels % 2 == 1)
        {
            _channels[^1].Process(audio[audio.Channels - 1]);
        }
    }

    public void Reset()
    {
        _seen[0] = double.NaN;
        Move(_start);
        Array.ForEach(_channels, c => c.Reset());
    }

    private void Move(ReadOnlySpan<double> values)
    {
        if (values.SequenceEqual(_seen))
        {
            return;
        }

        values.CopyTo(_seen);
        var low = ProgramNetwork.Low((int)values[0], values[1], values[2]);
        var (peak, peakFrequency) = ProgramNetwork.Peak((int)values[3], values[4], values[5] / 100);
        var high = ProgramNetwork.High((int)values[6], values[7]);
        Set(Low, low, ProgramNetwork.Unit, values[1] == 0 && values[2] == 0);
        Set(Peak, peak, peakFrequency, values[4] == 0);
        Set(High, high, ProgramNetwork.Unit, values[7] == 0);
        foreach (var channel in _channels)
        {
            for (var i = 0; i < Sections; i++)
            {
                channel.MoveTo(i, _sections[i]);
            }
        }
    }

    private void Set(int at, AnalogSection section, double frequency, bool flat)
    {
        var pair = flat ? BiquadPair.Identity : MatchedDesign.Design(section, frequency / _sampleRate).Balanced();
        (_sections[at], _sections[at + 1]) = (pair.First, pair.Second);
    }
}
