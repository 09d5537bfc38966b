using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>
/// Clips peaks, hard or along a curve: y = c f(g x/c) with the ceiling c, the drive g and the curve of <see cref="KneeShaper{TCurve}"/>, at eight
/// times the rate with antiderivative anti-aliasing (<see cref="OversampledClipper"/>). It oversamples itself, since the ceiling of what leaves it
/// can only be held after the filter that brings it down: that filter takes the harmonics above half the rate away, and what is left of a flat top
/// swings over. Where samples or true peaks are to stay below the ceiling a <see cref="PeakLimiter"/> takes these last dB.
/// </summary>
public sealed class Clipper : IProcessor<Clipper>
{
    private const double LimiterLookahead = 0.0005; // seconds

    private static readonly Param Ceiling = Param.Decibels("ceiling", "Ceiling", -36, 0, 0, "level at which the curve is flat, dBFS");
    private static readonly Param Drive = Param.Decibels("drive", "Drive", -24, 36, 0, "gain before the clipper");
    private static readonly Param Shape = Param.Choice(
        "shape", "Shape", ["hard", "tanh", "cubic", "order-5", "order-7", "order-9", "order-11"], "cubic",
        "the curve of the knee: none, tanh, or a polynomial of order 3 to 11, the higher the later and sharper it bends");

    private static readonly Param Knee = Param.Percent("knee", "Knee", 0, 100, 50, "share of the range below the ceiling that is bent; of no effect where the shape is hard", Rate.Setup);
    private static readonly Param Peaks = Param.Choice(
        "peaks", "Peaks", ["clipped", "sample", "true"], "clipped",
        "what stays below the ceiling: the wave as clipped, which the filters after it let swing over by up to 2 dB; samples; or true peaks, at the cost of latency");

    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "gain after it all");

    private static readonly LimiterLaw Law = LimiterStyle.All[LimiterStyle.Names.IndexOf("aggressive")].Law(20, 100, automatic: false);

    private OversampledClipper[] _clippers = [];
    private PeakLimiter? _limiter;
    private double _before = double.NaN; // gain into the curve at the end of the last quantum; NaN before the first
    private double _after;

    public static ProcessorInfo Info { get; } = new(
        "clipper",
        "Clipper",
        Category.Dynamics,
        version: 2,
        "Clips peaks, hard or softly, without aliases.",
        source: "y = f(x), first-order antiderivative anti-aliasing at 8x: Parker, Zavalishin and Le Bivic, DAFx 2016",
        [Ceiling, Drive, Shape, Knee, Peaks, Output]);

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        _clippers = PerChannel.Make(
            context.Channels, () => new OversampledClipper((ClipShape)settings[Shape], settings[Knee] / 100, context.SampleRate));
        _limiter = settings[Peaks] == 0 ? null : new PeakLimiter(
            settings[Peaks] == 2, context.Format.Layout, 1, 1, Math.Max(1, (int)(LimiterLookahead * context.SampleRate)), Law, context.SampleRate);
        Latency = _clippers[0].Latency + (_limiter?.Latency ?? 0);

        // The filters ring for as long after as before.
        Tail = _clippers[0].Latency;
        Reset();
    }

    public void Reset()
    {
        Array.ForEach(_clippers, c => c.Reset());
        _limiter?.Reset();
        _before = double.NaN;
    }

    public void Process(in Work work)
    {
        var ceiling = DetMath.DbToGain(work[Ceiling]);
        var output = DetMath.DbToGain(work[Output]);
        var into = DetMath.DbToGain(work[Drive]) / ceiling;
        var after = ceiling * output;
        if (double.IsNaN(_before))
        {
            (_before, _after) = (into, after);
        }

        for (var c = 0; c < work.Audio.Channels; c++)
        {
            var samples = work.Audio[c];
            Gains.Ramp(samples, _before, into, samples);
            _clippers[c].Process(samples);
            if (_limiter is null)
            {
                Gains.Ramp(samples, _after, after, samples);
            }
        }

        if (_limiter is not null)
        {
            // The limiter holds 1, the curve's ceiling; what stands for it in dB comes after.
            _limiter.Process(work.Audio, 1, Law);
            for (var c = 0; c < work.Audio.Channels; c++)
            {
                Gains.Ramp(work.Audio[c], _after, after, work.Audio[c]);
            }
        }

        (_before, _after) = (into, after);
    }
}
