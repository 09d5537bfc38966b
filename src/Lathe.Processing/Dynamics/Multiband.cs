using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Compressor and expander of up to eight bands. The crossovers sum flat: Linkwitz-Riley of 24 or 48 dB an octave with all-passes that keep the bands
/// in phase and no latency, or linear phase, whose bands sum to the delayed input. Each band has a detector (peak held for 2 % of its release,
/// or RMS), the compressor's curve and times, and works on stereo, mid or side. A key is split by the same crossovers.
/// </summary>
public sealed class Multiband : IProcessor<Multiband>
{
    private static readonly Param Crossover = Param.Choice("crossover", "Crossover", ["lr4", "lr8", "linear-phase"], "lr4", "Linkwitz-Riley of 24 or 48 dB/oct without latency, or linear phase of 24 dB/oct, which delays");
    private static readonly Param Detector = Param.Choice("detector", "Detector", ["peak", "rms"], "peak", "what counts as level in every band: magnitude or root mean square", Rate.Quantum);
    private static readonly Param RmsWindow = Param.Milliseconds("rms-window", "RMS window", 1, 1000, 10, "time constant of the mean square");
    private static readonly Param Link = Param.Percent("link", "Channel link", 0, 100, 100, "how far every channel of a band follows its loudest one");
    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "gain of the sum");

    private MultibandBand[] _bands = [];
    private BandSplitter _audio = null!;
    private BandSplitter? _key;
    private double[] _silence = [];
    private int _keyChannels;
    private double _sampleRate;
    private double[] _values = []; // that the bands were tuned to
    private double _rmsStep; // 0 for a peak detector
    private double _output = double.NaN; // linear, at the end of the last quantum; NaN before the first

    public static ProcessorInfo Info { get; } = new(
        "multiband",
        "Multiband dynamics",
        Category.Dynamics,
        version: 2,
        "Compresses, lifts or expands up to eight bands, each by itself.",
        source: "Crossovers: S. Linkwitz (JAES 1976), J. D'Appolito (JAES 1987); curve and times: Giannoulis, Massberg, Reiss (JAES 60, 2012)",
        [Crossover, Detector, RmsWindow, Link, Output],
        [BandParams.Group])
    {
        HasKey = true,
    };

    public int Latency => _audio.Latency;

    public long Tail => _audio.Tail;

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _keyChannels = context.KeyChannels;
        var order = (int)context.Settings[Crossover] switch { 0 => 4, 1 => 8, _ => 0 };
        var elements = Enumerable.Range(0, context.Settings.Elements(BandParams.Group).Length)
            .OrderBy(e => context.Settings[BandParams.Group, e, BandParams.From]).ToArray();
        var edges = BandSplitter.Edges([.. elements.Select(e => context.Settings[BandParams.Group, e, BandParams.From] / _sampleRate)]);
        _audio = new BandSplitter(context.Channels, edges, order);
        _key = _keyChannels > 0 ? new BandSplitter(_keyChannels, edges, order) : null;
        _silence = new double[_keyChannels * Quantum.Frames];
        _bands = [.. elements.Select(e => new MultibandBand(e, Math.Max(context.Channels, _keyChannels), _sampleRate))];
        _values = new double[context.Settings.Values.Length];
        Array.Fill(_values, double.NaN);
        Reset();
    }

    public void Reset()
    {
        _audio.Reset();
        _key?.Reset();
        Array.ForEach(_bands, b => b.Reset());
        _output = double.NaN;
    }

    public void Process(in Work work)
    {
        if (_bands.Length > 0)
        {
            if (!work.Values.SequenceEqual(_values))
            {
                work.Values.CopyTo(_values);
                Tune(work);
            }

            _audio.Split(work.Audio, work.Position);
            _key?.Split(work.HasKey ? work.Key : new Planar(_silence, _keyChannels, Quantum.Frames, Quantum.Frames), work.Position);
            var link = work[Link] / 100;
            for (var b = 0; b < _bands.Length; b++)
            {
                _bands[b].Measure(_key ?? _audio, b, work.Audio.Channels, _key is null ? work.Audio.Channels : _keyChannels, link, _rmsStep);
                _bands[b].Apply(_audio, b, work.Audio.Channels, _key is not null);
            }

            _audio.Sum(work.Audio);
        }

        _output = OutputGain.Apply(work.Audio, _output, work[Output]);
    }

    private void Tune(in Work work)
    {
        _rmsStep = work[Detector] == 1 ? TimeConstant.Step(work[RmsWindow] / 1000, _sampleRate) : 0;
        var soloed = false;
        foreach (var band in _bands)
        {
            soloed |= band.IsSoloed(work);
        }

        foreach (var band in _bands)
        {
            band.Tune(work, _rmsStep == 0, soloed);
        }
    }
}
