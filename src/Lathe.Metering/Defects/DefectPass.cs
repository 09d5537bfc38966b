using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Metering.Levels;

namespace Lathe.Metering.Defects;

/// <summary>All detectors of faults that stand at one place, in one pass over the samples. Blocks are whole quanta, the last one excepted.</summary>
public sealed class DefectPass
{
    private const int SumFrames = 256;

    private readonly int _sampleRate;
    private readonly ChannelDetectors[] _channels;
    private readonly PeakCrowd _crowd = new();
    private readonly LowBursts _bursts = new();
    private readonly EndMeter _end;
    private readonly int _quantaPerPeak;
    private double _peak;
    private int _quanta;
    private double _sum;
    private double _power;
    private int _summed;

    /// <param name="channels">1 or more.</param>
    /// <param name="sampleRate">Hz.</param>
    public DefectPass(int channels, int sampleRate)
    {
        _sampleRate = sampleRate;
        _channels = [.. Enumerable.Range(0, channels).Select(c => new ChannelDetectors(c, sampleRate))];
        _quantaPerPeak = Math.Max(1, sampleRate / (100 * Quantum.Frames));
        _end = new EndMeter(sampleRate);
    }

    /// <summary>Takes the next frames. Samples must be finite.</summary>
    public void Process(in Planar block)
    {
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Process(block[c]);
        }

        for (var start = 0; start < block.Frames; start += Quantum.Frames)
        {
            Levels(block.Slice(start, Math.Min(Quantum.Frames, block.Frames - start)));
        }
    }

    /// <summary>States that all has been seen, and gives what was found. Call once.</summary>
    public DefectReadings Complete()
    {
        Array.ForEach(_channels, c => c.Complete());
        var (share, density) = _crowd.Read();
        var (bursts, perSecond) = _bursts.Read(_sampleRate);
        return new DefectReadings
        {
            FlatTops = All(c => c.FlatTops.Runs),
            FlatTopCounts = [.. _channels.Select(c => c.FlatTops.Count)],
            Dropouts = All(c => c.Dropouts.Found),
            Held = All(c => c.Held.Found),
            Repeated = All(c => c.Repeated.Found),
            Clicks = All(c => c.Discontinuities.Clicks),
            Jumps = All(c => c.Discontinuities.Jumps),
            LowBursts = [.. bursts],
            LowBurstsPerSecond = perSecond,
            CrowdedPeaks = share,
            CrowdDensity = density,
            QuietBlocks = _channels.Sum(c => c.QuietSteps.Blocks),
            StillBlocks = _channels.Sum(c => c.QuietSteps.Still),
            FirstStill = _channels.Select(c => c.QuietSteps.First).Where(f => f >= 0).DefaultIfEmpty(-1).Min(),
            BeforeEnd = _end.BeforeEnd,
        };
    }

    private ImmutableArray<Defect> All(Func<ChannelDetectors, IEnumerable<Defect>> of) => [.. _channels.SelectMany(of)];

    private void Levels(in Planar quantum)
    {
        var peak = 0.0;
        var right = Math.Min(1, _channels.Length - 1);
        for (var c = 0; c < _channels.Length; c++)
        {
            peak = Math.Max(peak, ChannelLevels.PeakOf(quantum[c]));
        }

        var a = quantum[0];
        var b = quantum[right];
        for (var i = 0; i < a.Length; i++)
        {
            var mid = 0.5 * (a[i] + b[i]);
            _sum += mid;
            _power += mid * mid;
        }

        _end.Add(peak);
        _peak = Math.Max(_peak, peak);
        if (++_quanta == _quantaPerPeak)
        {
            _crowd.Add(_peak);
            (_peak, _quanta) = (0, 0);
        }

        _summed += quantum.Frames;
        if (_summed >= SumFrames)
        {
            _bursts.Add(_sum / _summed, _power / _summed);
            (_sum, _power, _summed) = (0, 0, 0);
        }
    }

    private sealed class ChannelDetectors
    {
        private readonly SampleWindow _window = new();

        public ChannelDetectors(int channel, int sampleRate)
        {
            FlatTops = new FlatTops(channel);
            Dropouts = new Dropouts(channel, sampleRate);
            Held = new HeldSamples(channel);
            Repeated = new RepeatedBlocks(channel);
            Discontinuities = new Discontinuities(channel, sampleRate);
        }

        public FlatTops FlatTops { get; }

        public Dropouts Dropouts { get; }

        public HeldSamples Held { get; }

        public RepeatedBlocks Repeated { get; }

        public Discontinuities Discontinuities { get; }

        public QuietSteps QuietSteps { get; } = new();

        public void Process(ReadOnlySpan<double> samples) => _window.Process(samples, Scan);

        public void Complete() => _window.Complete(Scan);

        private void Scan(ReadOnlySpan<double> samples, long start, int frames)
        {
            FlatTops.Scan(samples, start, frames);
            Dropouts.Scan(samples, start, frames);
            Held.Scan(samples, start, frames);
            Repeated.Scan(samples, start, frames);
            Discontinuities.Scan(samples, start, frames);
            QuietSteps.Scan(samples, start, frames);
        }
    }
}
