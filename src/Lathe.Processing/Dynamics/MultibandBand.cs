using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Dynamics;

/// <summary>Detector, curve, times and gain of one band of a <see cref="Multiband"/>.</summary>
internal sealed class MultibandBand
{
    // 1 / ratio of an infinitely steep expander; its range ends it anyway.
    private const double Steepest = 1e-3;

    private readonly int _element;
    private readonly double _sampleRate;
    private readonly LevelDetector[] _detectors;
    private readonly SlidingMaximum[] _holds;
    private readonly ReductionSmoother[] _smoothers;
    private readonly double[][] _levels;
    private readonly double[] _gain = new double[Quantum.Frames];
    private CompressorCurve _curve;
    private Shares? _last; // at the end of the last quantum

    /// <param name="element">Its place among the group's elements.</param>
    /// <param name="channels">Of audio or key, whichever has more.</param>
    /// <param name="sampleRate">Hz.</param>
    public MultibandBand(int element, int channels, double sampleRate)
    {
        _element = element;
        _sampleRate = sampleRate;
        _detectors = PerChannel.Make(channels, () => new LevelDetector());
        _holds = PerChannel.Make(channels, () => new SlidingMaximum((int)(PeakHold.Longest * sampleRate) + 2));
        _smoothers = PerChannel.Make(channels, () => new ReductionSmoother());
        _levels = PerChannel.Make(channels, () => new double[Quantum.Frames]);
    }

    /// <summary>1 where all channels share one gain.</summary>
    public int Lanes { get; private set; }

    public ReductionTimes Times { get; private set; }

    /// <summary>0 stereo, 1 mid, 2 side.</summary>
    public int Part { get; private set; }

    public bool IsSoloed { get; private set; }

    public void Reset()
    {
        Array.ForEach(_detectors, d => d.Reset());
        Array.ForEach(_holds, h => h.Reset());
        Array.ForEach(_smoothers, s => s.Reset());
        _last = null;
    }

    public ReductionSmoother Smoother(int lane) => _smoothers[lane];

    public Span<double> Targets(int lane) => _levels[lane];

    /// <summary>Takes the quantum's values, the level and the targets of the reduction.</summary>
    /// <param name="work">The quantum.</param>
    /// <param name="source">What the detector hears; encoded to mid and side here where the band works on one of them.</param>
    /// <param name="band">Its place in the splitter.</param>
    /// <param name="heard">Channels of the source.</param>
    /// <param name="link">Share of the link, 0 to 1.</param>
    /// <param name="rmsStep">Weight of the newest square; 0 for a peak detector.</param>
    public void Measure(in Work work, BandSplitter source, int band, int heard, double link, double rmsStep)
    {
        var g = BandParams.Group;
        var release = work[g, _element, BandParams.Release] / 1000;
        var hold = rmsStep > 0 ? 0 : PeakHold.Frames(release, _sampleRate);
        Times = ReductionTimes.Manual(work[g, _element, BandParams.Attack] / 1000, release - (hold / _sampleRate), _sampleRate);
        _curve = Curve(work);
        IsSoloed = work[g, _element, BandParams.Solo] == 1;
        Part = work.Audio.Channels == 2 ? (int)work[g, _element, BandParams.Part] : 0;

        if (Part > 0)
        {
            if (heard == 2)
            {
                MidSide.Encode(source[band, 0], source[band, 1]);
            }

            Lanes = 1;
            FindLevel(source[band, Math.Min(Part, heard) - 1], 0, rmsStep);
        }
        else
        {
            var linked = link == 1 || heard != work.Audio.Channels;
            Lanes = linked ? 1 : heard;
            for (var c = 0; c < heard; c++)
            {
                FindLevel(source[band, c], c, rmsStep);
                if (linked && c > 0)
                {
                    Kernel.Max(_levels[0], _levels[c], _levels[0]);
                }
            }
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            _holds[lane].Process(_levels[lane], _levels[lane], hold + 1);
            if (rmsStep > 0)
            {
                Decibels.FromPower(_levels[lane], _levels[lane]);
            }
            else
            {
                Decibels.FromGain(_levels[lane], _levels[lane]);
            }
        }

        if (Lanes > 1)
        {
            ChannelLink.Apply(_levels, link);
        }

        for (var lane = 0; lane < Lanes; lane++)
        {
            _curve.Targets(_levels[lane], _levels[lane]);
        }
    }

    /// <summary>Applies the smoothed targets and the gain; what was encoded to mid and side is decoded.</summary>
    /// <param name="work">The quantum.</param>
    /// <param name="audio">The bands.</param>
    /// <param name="band">Its place in the splitter.</param>
    /// <param name="isKeyed">Whether the detector heard something else than these bands.</param>
    /// <param name="isHeard">False where another band is soloed.</param>
    public void Apply(in Work work, BandSplitter audio, int band, bool isKeyed, bool isHeard)
    {
        var g = BandParams.Group;
        var isActive = work[g, _element, BandParams.Bypass] == 0;
        var now = new Shares(
            isActive ? DetMath.DbToGain(work[g, _element, BandParams.Gain]) : 1,
            isActive ? _curve.Sign : 0,
            isHeard && work[g, _element, BandParams.Mute] == 0 ? 1 : 0);
        var last = _last ?? now;
        if (Part == 0)
        {
            for (var c = 0; c < work.Audio.Channels; c++)
            {
                if (c < Lanes)
                {
                    FindGain(c, last, now);
                }

                Kernel.Multiply(audio[band, c], _gain, audio[band, c]);
            }
        }
        else
        {
            if (isKeyed)
            {
                MidSide.Encode(audio[band, 0], audio[band, 1]);
            }

            FindGain(0, last, now);
            Kernel.Multiply(audio[band, Part - 1], _gain, audio[band, Part - 1]);
            MidSide.Decode(audio[band, 0], audio[band, 1]);
        }

        for (var c = 0; c < work.Audio.Channels && (last.Heard != 1 || now.Heard != 1); c++)
        {
            Gains.Ramp(audio[band, c], last.Heard, now.Heard, audio[band, c]);
        }

        // Lanes that took no part go on from where the first one stands.
        for (var c = Lanes; c < _smoothers.Length; c++)
        {
            _smoothers[c].CopyFrom(_smoothers[0]);
        }

        _last = now;
    }

    private void FindLevel(ReadOnlySpan<double> samples, int lane, double rmsStep)
    {
        if (rmsStep > 0)
        {
            _detectors[lane].MeanSquare(samples, _levels[lane], rmsStep);
        }
        else
        {
            Kernel.Abs(samples, _levels[lane]);
        }
    }

    private void FindGain(int lane, in Shares last, in Shares now)
    {
        if (last.Reduction != 1 || now.Reduction != 1)
        {
            Gains.Ramp(_levels[lane], last.Reduction, now.Reduction, _levels[lane]);
        }

        Gains.FromReduction(_levels[lane], 0, 0, _gain);
        if (last.Gain != 1 || now.Gain != 1)
        {
            Gains.Ramp(_gain, last.Gain, now.Gain, _gain);
        }
    }

    private CompressorCurve Curve(in Work work)
    {
        var g = BandParams.Group;
        var mode = (int)work[g, _element, BandParams.Mode];
        var ratio = work[g, _element, BandParams.Ratio];
        var isExpander = mode is 2 or 3;
        return new CompressorCurve(
            work[g, _element, BandParams.Threshold],
            isExpander ? Math.Max(Steepest, 1 / ratio) : ratio,
            work[g, _element, BandParams.Knee],
            work[g, _element, BandParams.Range],
            below: mode is 1 or 2);
    }

    /// <summary>What moves in a straight line over a quantum: linear gain, part and sign of the reduction, part that is heard.</summary>
    private readonly record struct Shares(double Gain, double Reduction, double Heard);
}
