using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Metering.Levels;

/// <summary>
/// Peak, mean, power, resolution and full-scale runs of one channel. Blocks are whole quanta, the last one excepted: sums run through eight fixed
/// lanes, so the figures do not depend on the blocks. Samples must be finite.
/// </summary>
public sealed class ChannelLevels
{
    /// <summary>Equal neighboring samples at full scale that make a clipped run.</summary>
    public const int ClippedRun = 3;

    /// <summary>The positive end of 16-bit samples: full scale for every finer depth too.</summary>
    public const double FullScale = 1 - (1.0 / 32768);

    private readonly List<Stretch> _clipped = [];
    private Vector512<double> _sum;
    private Vector512<double> _squares;
    private double _tailSum;
    private double _tailSquares;
    private double _runValue;
    private long _runStart;
    private long _loudest;

    public long Frames { get; private set; }

    /// <summary>The largest magnitude, linear.</summary>
    public double Peak { get; private set; }

    /// <summary>The frame of the quantum in which <see cref="Peak"/> first stands.</summary>
    public long PeakFrame => _loudest;

    public double Sum => Reductions.Sum(_sum) + _tailSum;

    public double Squares => Reductions.Sum(_squares) + _tailSquares;

    /// <summary>The mean: the DC offset, linear.</summary>
    public double Mean => Frames == 0 ? 0 : Sum / Frames;

    /// <summary>The mean square.</summary>
    public double Power => Frames == 0 ? 0 : Squares / Frames;

    /// <summary>Runs of three or more equal samples at full scale, the first 10000 of them.</summary>
    public IReadOnlyList<Stretch> Clipped => _clipped;

    /// <summary>Samples in all clipped runs.</summary>
    public long ClippedSamples { get; private set; }

    /// <summary>All clipped runs.</summary>
    public long ClippedRuns { get; private set; }

    public EffectiveBits Bits { get; } = new();

    /// <summary>Takes the next samples.</summary>
    /// <returns>The largest magnitude among them.</returns>
    public double Process(ReadOnlySpan<double> samples)
    {
        if (Frames % Quantum.Frames != 0)
        {
            throw new ArgumentException("Only the last block may end within a quantum.", nameof(samples));
        }

        var start = Frames;
        var whole = samples.Length / Reductions.Lanes * Reductions.Lanes;
        var peak = Add(samples[..whole]);
        foreach (var x in samples[whole..])
        {
            _tailSum += x;
            _tailSquares += x * x;
            peak = Math.Max(peak, Math.Abs(x));
        }

        if (peak > Peak)
        {
            Peak = peak;
            _loudest = start + Locate(samples, peak);
        }

        Frames += samples.Length;
        FindClipped(samples, start, peak);
        Bits.Process(samples);
        return peak;
    }

    /// <summary>States that the stream has ended: a run that reaches the end counts.</summary>
    public void Complete() => EndRun(Frames);

    /// <summary>The largest magnitude of some samples.</summary>
    public static double PeakOf(ReadOnlySpan<double> samples)
    {
        var max = Vector512<double>.Zero;
        var i = 0;
        for (; i <= samples.Length - Reductions.Lanes; i += Reductions.Lanes)
        {
            max = Vector512.Max(max, Vector512.Abs(Vector512.Create(samples.Slice(i, Reductions.Lanes))));
        }

        var peak = Reductions.Max(max);
        for (; i < samples.Length; i++)
        {
            peak = Math.Max(peak, Math.Abs(samples[i]));
        }

        return peak;
    }

    private double Add(ReadOnlySpan<double> samples)
    {
        var (sum, squares, max) = (_sum, _squares, Vector512<double>.Zero);
        for (var i = 0; i < samples.Length; i += Reductions.Lanes)
        {
            var x = Vector512.Create(samples.Slice(i, Reductions.Lanes));
            sum += x;
            squares += x * x;
            max = Vector512.Max(max, Vector512.Abs(x));
        }

        (_sum, _squares) = (sum, squares);
        return Reductions.Max(max);
    }

    private static int Locate(ReadOnlySpan<double> samples, double peak)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            if (Math.Abs(samples[i]) >= peak)
            {
                return i;
            }
        }

        return 0;
    }

    private void FindClipped(ReadOnlySpan<double> samples, long start, double peak)
    {
        if (peak < FullScale)
        {
            EndRun(start);
            return;
        }

        for (var i = 0; i < samples.Length; i++)
        {
            var x = samples[i];
            if (x == _runValue)
            {
                continue;
            }

            EndRun(start + i);
            if (Math.Abs(x) >= FullScale)
            {
                _runValue = x;
                _runStart = start + i;
            }
        }
    }

    private void EndRun(long end)
    {
        if (_runValue != 0 && end - _runStart >= ClippedRun)
        {
            ClippedRuns++;
            ClippedSamples += end - _runStart;
            if (_clipped.Count < 10000)
            {
                _clipped.Add(new Stretch(_runStart, end - _runStart));
            }
        }

        _runValue = 0;
    }
}
