using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Filters;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Equalizers;

/// <summary>
/// Equalizer with a curve from data: points of frequency and gain, as a comparison of two spectra gives them, straight between them over the
/// logarithm of frequency and level beyond, smoothed, held to a greatest gain, and realized as a finite impulse response.
/// </summary>
public sealed class MatchEq : IProcessor<MatchEq>
{
    private const int MaxPoints = 64;
    private const int LinearPartitions = 16;
    private const int LeastLength = 4096; // at 44.1 and 48 kHz

    private static readonly Param Strength = Param.Percent("strength", "Strength", 0, 100, 100, "share of the curve that is applied");
    private static readonly Param Smoothing = Param.Number(
        "smoothing", "Smoothing", 0.02, 2, 1.0 / 3, "width in octaves over which the curve is averaged", Rate.Setup, Taper.Logarithmic);
    private static readonly Param MaxGain = Param.Decibels("max-gain", "Greatest gain", 0, 24, 6, "the most that any frequency is raised or lowered", Rate.Setup);
    private static readonly Param Phase = Param.Choice("phase", "Phase", ["minimum", "linear"], "minimum", "minimum: no latency; linear: no phase shift, late by half the length");
    private static readonly Param Resolution = Param.Choice(
        "resolution", "Resolution", ["low", "medium", "high"], "medium", "length of the response: 4096, 8192 or 16384 samples at 44.1 and 48 kHz");
    private static readonly Param Frequency = Param.Hertz("freq", "Frequency", 10, 30000, 1000, "where on the curve the point lies", Rate.Setup);
    private static readonly Param Gain = Param.Decibels("gain", "Gain", -24, 24, 0, "the curve's height there", Rate.Setup);
    private static readonly ParamGroup Points = new("points", "Points", MaxPoints, "The curve, in any order.", [Frequency, Gain]);

    private MatchCurve? _curve;
    private LinearPhaseDesign? _linear;
    private MinimumPhaseDesign? _minimum;
    private MovingConvolver[] _channels = [];
    private double[] _logarithms = [];
    private double[] _taps = [];
    private double _start;
    private double _strength;

    public static ProcessorInfo Info { get; } = new(
        "match-eq", "Match EQ", Category.Equalizers, version: 1, "Bends the tone along a curve of measured differences.",
        source: "Curve: piecewise linear in dB over log frequency, averaged by a raised cosine. Minimum phase: folded cepstrum (Oppenheim, Schafer); partitioned convolution",
        [Strength, Smoothing, MaxGain, Phase, Resolution], [Points]);

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        var points = Enumerable.Range(0, settings.Elements(Points).Length).Select(i => (settings[Points, i, Frequency], settings[Points, i, Gain]));
        _curve = new MatchCurve([.. points], settings[Smoothing], settings[MaxGain]);
        var length = LeastLength << (int)settings[Resolution];
        for (var rate = context.SampleRate; rate >= 88200; rate /= 2)
        {
            length *= 2;
        }

        var linear = settings[Phase] == 1;
        _linear = linear ? new LinearPhaseDesign(length) : null;
        _minimum = linear ? null : new MinimumPhaseDesign(length);
        var partition = linear ? length / LinearPartitions : Quantum.Frames;
        _taps = new double[_linear?.Taps ?? length];
        _logarithms = new double[_linear?.MagnitudesSquared.Length ?? _minimum!.Bins];
        _curve.Sample(context.SampleRate, _logarithms);
        _channels = [.. Enumerable.Range(0, context.Channels).Select(_ => new MovingConvolver(_taps.Length, partition))];
        Latency = (_linear?.Half ?? 0) + _channels[0].Latency;
        Tail = _taps.Length;
        _start = settings[Strength];
        Reset();
    }

    public void Process(in Work work)
    {
        if (work[Strength] != _strength && _channels[0].CompletesBlock(work.Position))
        {
            Move(work[Strength]);
        }

        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Process(work.Position, work.Audio[c]);
        }
    }

    public void Reset()
    {
        Move(_start);
        Array.ForEach(_channels, c => c.Reset());
    }

    private void Move(double strength)
    {
        _strength = strength;
        MatchResponse.Compute(_logarithms, strength / 100, _linear, _minimum, _taps);
        foreach (var channel in _channels)
        {
            channel.MoveTo(_taps);
        }
    }
}
