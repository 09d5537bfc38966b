using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.TruePeak;
using Lathe.Metering;
using Lathe.Metering.Defects;
using Lathe.Metering.Dynamics;
using Lathe.Metering.Levels;
using Lathe.Metering.Loudness;
using Lathe.Metering.Spectrum;
using Lathe.Metering.Stereo;

namespace Lathe.Analysis.Measurement;

/// <summary>
/// All meters, fed with blocks of whole quanta (the last one excepted). Memory does not depend on the length but for the 10 Hz histories. For
/// those who have the samples in hand while they render or export; <see cref="Measurer"/> reads a source.
/// </summary>
public sealed class MeasuringPass
{
    private const double PsrGate = -50;

    private readonly AudioFormat _format;
    private readonly LoudnessMeter _loudness;
    private readonly TruePeakDetector _truePeak;
    private readonly ChannelLevels[] _levels;
    private readonly DynamicRange[] _ranges;
    private readonly WaveformMeter[] _waveforms;
    private readonly ClickMeter[] _clicks;
    private readonly SilenceMeter _silence;
    private readonly StereoMeter? _stereo;
    private readonly SpectrumMeter _spectrum;
    private readonly double[] _mid = new double[BlockFrames];
    private readonly double[] _side = new double[BlockFrames];
    private readonly int _left;
    private readonly int _right;
    private long _frames;
    private long _nonFinite;
    private long _firstNonFinite = -1;

    /// <summary>The most frames that one <see cref="Process"/> takes at once inside.</summary>
    public const int BlockFrames = 4096;

    /// <param name="format">The rate is above 3364 Hz.</param>
    /// <param name="frames">Length of the whole; only the waveform picture rests on it.</param>
    /// <param name="columns">Columns of the waveform picture.</param>
    public MeasuringPass(AudioFormat format, long frames, int columns = 1600)
    {
        _format = format;
        _loudness = new LoudnessMeter(format);
        _truePeak = new TruePeakDetector(format.Channels, _loudness.Grid.HopFrames);
        _levels = Each(_ => new ChannelLevels());
        _ranges = Each(_ => new DynamicRange(format.SampleRate));
        _waveforms = Each(_ => new WaveformMeter(frames, columns));
        _clicks = Each(c => new ClickMeter(c));
        _silence = new SilenceMeter(format.SampleRate);
        _left = Math.Max(0, format.Layout.Speakers.IndexOf(Speaker.FrontLeft));
        _right = format.Channels == 1 ? 0 : Math.Max(1, format.Layout.Speakers.IndexOf(Speaker.FrontRight));
        var isStereo = format.Channels == 2;
        _stereo = isStereo ? new StereoMeter(format.SampleRate) : null;
        _spectrum = new SpectrumMeter(format.SampleRate, isStereo ? 2 : 1);

        T[] Each<T>(Func<int, T> make) => [.. Enumerable.Range(0, format.Channels).Select(make)];
    }

    /// <summary>Takes the next frames. Samples that are no numbers are counted and set to 0 in the block itself.</summary>
    public void Process(in Planar block)
    {
        for (var start = 0; start < block.Frames; start += BlockFrames)
        {
            ProcessPart(block.Slice(start, Math.Min(BlockFrames, block.Frames - start)));
        }
    }

    /// <summary>States that all has been seen, and gives the figures. Call once.</summary>
    public Measurement Complete()
    {
        _truePeak.Complete();
        _silence.Complete();
        _stereo?.Complete();
        _spectrum.Complete();
        Array.ForEach(_levels, l => l.Complete());
        return Gather();
    }

    private void ProcessPart(in Planar part)
    {
        for (var c = 0; c < part.Channels; c++)
        {
            var samples = part[c];
            var (count, first) = NonFinite.Replace(samples);
            if (count > 0)
            {
                _firstNonFinite = _firstNonFinite < 0 ? _frames + first : Math.Min(_firstNonFinite, _frames + first);
                _nonFinite += count;
            }

            _levels[c].Process(samples);
            _ranges[c].Process(samples);
            _waveforms[c].Process(samples);
            _clicks[c].Process(samples);
            _truePeak.Process(c, samples);
        }

        _loudness.Process(part);
        _silence.Process(part);
        if (part.Channels == 1)
        {
            _spectrum.Process(part[0], default);
        }
        else
        {
            var mid = _mid.AsSpan(0, part.Frames);
            var side = _side.AsSpan(0, part.Frames);
            MidSide(part[_left], part[_right], mid, side);
            _spectrum.Process(mid, side);
            _stereo?.Process(part[0], part[1]);
        }

        _frames += part.Frames;
    }

    private static void MidSide(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> mid, Span<double> side)
    {
        for (var i = 0; i < left.Length; i++)
        {
            mid[i] = 0.5 * (left[i] + right[i]);
            side[i] = 0.5 * (left[i] - right[i]);
        }
    }

    private Measurement Gather()
    {
        var channels = Enumerable.Range(0, _levels.Length).Select(Channel).ToImmutableArray();
        var samplePeak = Decibels.OfMagnitude(_levels.Max(l => l.Peak));
        var rms = Decibels.OfPower(_levels.Sum(l => l.Power) / _levels.Length);
        var truePeak = Decibels.OfMagnitude(_truePeak.Peak);
        var integrated = _loudness.Integrated;
        var psr = Psr();
        var ranges = _ranges.Select(r => r.Value).Where(r => r is not null).ToList();
        var bits = _levels.Max(l => l.Bits.Bits);
        var isFloat = _levels.Any(l => l.Bits.IsFloat);
        return new Measurement
        {
            Format = _format,
            Frames = _frames,
            Integrated = integrated,
            Range = _loudness.Range,
            MomentaryMax = _loudness.MomentaryMax,
            ShortTermMax = _loudness.ShortTermMax,
            TruePeak = truePeak,
            SamplePeak = samplePeak,
            Rms = rms,
            Crest = samplePeak - rms,
            Plr = truePeak - integrated,
            PsrMin = psr.Count == 0 ? null : psr[0],
            PsrMedian = psr.Count == 0 ? null : psr[psr.Count / 2],
            Dr = ranges.Count == 0 ? null : (int)Math.Round(ranges.Average()!.Value, MidpointRounding.AwayFromZero),
            Correlation = _stereo?.Total.Correlation,
            Width = _stereo?.Total.Width,
            MonoLoss = _stereo?.Total.MonoLoss,
            Channels = channels,
            Spectrum = Spectrum(),
            History = History(),
            EffectiveBits = isFloat ? null : bits,
            IsFloat = isFloat,
            NonFinite = _nonFinite,
            FirstNonFinite = _firstNonFinite,
            FirstSound = _silence.FirstSound,
            LastSound = _silence.LastSound,
            Silences = [.. _silence.Silences],
            Ends = _silence.Ends,
        };
    }

    private ChannelMeasurement Channel(int c) => new(
        Decibels.OfMagnitude(_truePeak.PeakOf(c)),
        _truePeak.FrameOf(c),
        Decibels.OfMagnitude(_levels[c].Peak),
        Decibels.OfPower(_levels[c].Power),
        _levels[c].Mean,
        _ranges[c].Value,
        _levels[c].ClippedRuns,
        _levels[c].ClippedSamples,
        [.. _levels[c].Clipped],
        _clicks[c].Count,
        [.. _clicks[c].Clicks]);

    private double HopPeak(int hop) => Enumerable.Range(0, _levels.Length).Max(c => _truePeak.SegmentsOf(c)[hop]);

    /// <summary>True peak over short-term loudness of each 3 s window above the gate, sorted.</summary>
    private List<double> Psr()
    {
        var values = new List<double>();
        for (var i = 0; i < _loudness.ShortTermPowers.Count; i++)
        {
            var loudness = GatedLoudness.Of(_loudness.ShortTermPowers[i]);
            if (loudness > PsrGate)
            {
                var peak = Enumerable.Range(i, LoudnessGrid.ShortTermHops).Max(HopPeak);
                values.Add(Decibels.OfMagnitude(peak)!.Value - loudness);
            }
        }

        values.Sort();
        return values;
    }

    private SpectrumMeasurement Spectrum()
    {
        var mid = _spectrum.BandPower(0);
        var side = _stereo is null ? [] : _spectrum.BandPower(1);
        return new SpectrumMeasurement(
            [.. mid.Select(Decibels.OfPower)],
            [.. side.Select(Decibels.OfPower)],
            [.. side.Select((s, b) => s + mid[b] > 0 ? Decibels.OfPower(mid[b] / (mid[b] + s)) : null)],
            Percentiles(0.1),
            Percentiles(0.5),
            Percentiles(0.9),
            _spectrum.BinWidth,
            [.. _spectrum.MeanPower(0)],
            [.. _spectrum.FloorPower()]);

        ImmutableArray<double?> Percentiles(double share) =>
            [.. Enumerable.Range(0, ThirdOctaves.Count).Select(b => _spectrum.BandPercentile(b, share))];
    }

    private MeasurementHistory History()
    {
        var rate = (double)_format.SampleRate;
        return new MeasurementHistory(
            _loudness.Grid.HopFrames / rate,
            [.. _loudness.MomentaryPowers.Select(GatedLoudness.Of)],
            [.. _loudness.ShortTermPowers.Select(GatedLoudness.Of)],
            [.. Enumerable.Range(0, _truePeak.SegmentsOf(0).Count).Select(HopPeak)],
            (_stereo?.HopFrames ?? 0) / rate,
            [.. _stereo?.History.Select(e => e.Correlation) ?? []],
            [.. _waveforms.Select(w => w.Least.ToImmutableArray())],
            [.. _waveforms.Select(w => w.Largest.ToImmutableArray())],
            StereoMeter.GoniometerCells,
            _stereo is null ? [] : _stereo.Goniometer.ToImmutableArray());
    }
}
