using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Kernels;
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
    private readonly GainComputer[] _computers;
    private readonly double[][] _levels;
    private readonly double[] _gain = new double[Quantum.Frames];
    private CompressorLaw _law;
    private LevelUnit _unit;
    private int _window; // frames over which the greatest level counts
    private int _part; // 0 stereo, 1 mid, 2 side
    private int _lanes; // 1 where all channels share one gain
    private Shares _now; // at the end of this quantum
    private Shares? _last; // at the end of the last one

    /// <param name="element">Its place among the group's elements.</param>
    /// <param name="channels">Of audio or key, whichever has more.</param>
    /// <param name="sampleRate">Hz.</param>
    public MultibandBand(int element, int channels, double sampleRate)
    {
        _element = element;
        _sampleRate = sampleRate;
        _detectors = PerChannel.Make(channels, () => new LevelDetector());
        _holds = PerChannel.Make(channels, () => new SlidingMaximum((int)(PeakHold.Longest * sampleRate) + 2));
        _computers = PerChannel.Make(channels, () => new GainComputer());
        _levels = PerChannel.Make(channels, () => new double[Quantum.Frames]);
    }

    public void Reset()
    {
        Array.ForEach(_detectors, d => d.Reset());
        Array.ForEach(_holds, h => h.Reset());
        Array.ForEach(_computers, c => c.Reset());
        _last = null;
    }

    public bool IsSoloed(in Work work) => work[BandParams.Group, _element, BandParams.Solo] == 1;

    /// <summary>Takes the values that have changed.</summary>
    /// <param name="work">The quantum.</param>
    /// <param name="holdsPeaks">Whether the detector is one of peaks.</param>
    /// <param name="soloed">Whether any band is soloed.</param>
    public void Tune(in Work work, bool holdsPeaks, bool soloed)
    {
        var g = BandParams.Group;
        var release = work[g, _element, BandParams.Release] / 1000;
        var hold = holdsPeaks ? PeakHold.Frames(release, _sampleRate) : 0;
        _window = hold + 1;
        _law = Law(work, new(work[g, _element, BandParams.Attack] / 1000, release - (hold / _sampleRate), 0, 0));
        _part = work.Audio.Channels == 2 ? (int)work[g, _element, BandParams.Part] : 0;
        var isActive = work[g, _element, BandParams.Bypass] == 0;
        _now = new Shares(
            isActive ? work[g, _element, BandParams.Gain] : 0,
            isActive ? 1 : 0,
            (!soloed || IsSoloed(work)) && work[g, _element, BandParams.Mute] == 0 ? 1 : 0);
    }

    /// <summary>Finds the levels.</summary>
    /// <param name="source">What the detector hears; encoded to mid and side here where the band works on one of them.</param>
    /// <param name="band">Its place in the splitter.</param>
    /// <param name="channels">Of the audio.</param>
    /// <param name="heard">Channels of the source.</param>
    /// <param name="link">Share of the link, 0 to 1.</param>
    /// <param name="rmsStep">Weight of the newest square; 0 for a peak detector.</param>
    public void Measure(BandSplitter source, int band, int channels, int heard, double link, double rmsStep)
    {
        _unit = rmsStep > 0 ? LevelUnit.Power : LevelUnit.Amplitude;
        if (_part > 0)
        {
            if (heard == 2)
            {
                MidSide.Encode(source[band, 0], source[band, 1]);
            }

            _lanes = 1;
            FindLevel(source[band, Math.Min(_part, heard) - 1], 0, rmsStep);
        }
        else
        {
            _lanes = link == 1 || heard != channels ? 1 : heard;
            for (var c = 0; c < heard; c++)
            {
                if (_lanes == 1 && c > 0 && rmsStep == 0)
                {
                    ChannelLink.Louder(_levels[0], source[band, c], _levels[0]);
                    continue;
                }

                FindLevel(source[band, c], c, rmsStep);
                if (_lanes == 1 && c > 0)
                {
                    Kernel.Max(_levels[0], _levels[c], _levels[0]);
                }
            }
        }

        for (var lane = 0; lane < _lanes; lane++)
        {
            _holds[lane].Process(_levels[lane], _levels[lane], _window);
        }

        if (_lanes > 1 && link > 0)
        {
            Array.ForEach(_levels, l => Decibels.From(_unit, l));
            ChannelLink.Apply(_levels, link);
            _unit = LevelUnit.Decibels;
        }
    }

    /// <summary>Applies what the levels ask for and the gain; what was encoded to mid and side is decoded.</summary>
    /// <param name="audio">The bands.</param>
    /// <param name="band">Its place in the splitter.</param>
    /// <param name="channels">Of the audio.</param>
    /// <param name="isKeyed">Whether the detector heard something else than these bands.</param>
    public void Apply(BandSplitter audio, int band, int channels, bool isKeyed)
    {
        var last = _last ?? _now;
        if (_part == 0)
        {
            for (var c = 0; c < channels; c++)
            {
                if (c < _lanes)
                {
                    FindGain(c, last);
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

            FindGain(0, last);
            Kernel.Multiply(audio[band, _part - 1], _gain, audio[band, _part - 1]);
            MidSide.Decode(audio[band, 0], audio[band, 1]);
        }

        for (var c = 0; c < channels && (last.Heard != 1 || _now.Heard != 1); c++)
        {
            Gains.Ramp(audio[band, c], last.Heard, _now.Heard, audio[band, c]);
        }

        // Lanes that took no part go on from where the first one stands.
        for (var c = _lanes; c < _computers.Length; c++)
        {
            _computers[c].CopyFrom(_computers[0]);
        }

        _last = _now;
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

    private void FindGain(int lane, in Shares last)
    {
        var levels = _levels[lane];
        if (last.Reduction == 1 && _now.Reduction == 1 && last.Gain == _now.Gain)
        {
            _computers[lane].Process(levels, _unit, _law, _now.Gain, _gain);
            return;
        }

        _computers[lane].Process(levels, _unit, _law);
        Gains.Ramp(levels, last.Reduction, _now.Reduction, levels);
        Gains.FromReduction(levels, last.Gain, _now.Gain, _gain);
    }

    private CompressorLaw Law(in Work work, in CompressorTimes times)
    {
        var g = BandParams.Group;
        var mode = (int)work[g, _element, BandParams.Mode];
        var ratio = work[g, _element, BandParams.Ratio];
        var isExpander = mode is 2 or 3;
        return new CompressorLaw(
            CompressorStyle.Clean,
            work[g, _element, BandParams.Threshold],
            isExpander ? Math.Max(Steepest, 1 / ratio) : ratio,
            work[g, _element, BandParams.Knee],
            work[g, _element, BandParams.Range],
            upward: mode is 1 or 2,
            feedback: 0,
            times,
            _sampleRate);
    }

    /// <summary>What moves in a straight line over a quantum: gain in dB, part of the reduction, part that is heard.</summary>
    private readonly record struct Shares(double Gain, double Reduction, double Heard);
}
