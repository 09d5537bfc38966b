using System.Collections.Immutable;
using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Metering;
using Lathe.Metering.Loudness;
using Lathe.Metering.Spectrum;

namespace Lathe.Analysis.Features;

/// <summary>Measurement and features of a stem in one pass over it, streaming.</summary>
public static class StemAnalyzer
{
    private const int FramesPerRead = 4 * MeasuringPass.BlockFrames;
    private const double LeastActive = -60;
    private const double ActiveBelowLoudest = 25;
    private const double LongestPause = 1;
    private const double StrokeSeconds = 0.06;
    private const double PeriodicClarity = 0.7;

    /// <param name="source">Read from its first frame to its last. Not disposed.</param>
    /// <param name="progress">Gets the share that is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static (Measurement.Measurement Measurement, StemFeatures Features) Analyze(
        IAudioSource source, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var measuring = new MeasuringPass(source.Format, source.Frames);
        var features = new FeaturePass(source.Format.SampleRate);
        using var buffer = new AudioBuffer(source.Format.Channels, FramesPerRead);
        var mid = new double[FramesPerRead];
        for (long position = 0; position < source.Frames;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = source.Read(position, buffer.All);
            if (read == 0)
            {
                break;
            }

            var block = buffer.View(0, read);
            measuring.Process(block);
            for (var i = 0; i < read; i++)
            {
                mid[i] = block.Channels == 1 ? block[0][i] : 0.5 * (block[0][i] + block[1][i]);
            }

            features.Process(mid.AsSpan(0, read));
            position += read;
            progress?.Report(position / (double)source.Frames);
        }

        features.Complete(source.Frames);
        var measurement = measuring.Complete();
        return (measurement, Gather(measurement, features));
    }

    private static StemFeatures Gather(Measurement.Measurement m, FeaturePass pass)
    {
        if (m.IsSilent)
        {
            return new StemFeatures { OnsetHopSeconds = pass.HopSeconds, BandHopSeconds = pass.BandHopSeconds };
        }

        var (active, activeSeconds) = ActiveStretches(m);
        var isActive = Activity(active, pass);
        var onsets = PickOnsets(pass.Onsets, isActive);
        var clear = pass.Pitches.Where(p => p.Clarity > PeriodicClarity && p.Pitch > 0).Select(p => p.Pitch).Order().ToList();
        var weight = pass.Pitches.Sum(p => p.Power);
        var activePower = Mean(pass.Powers, isActive);
        var shares = new SpectrumShares(pass.Bins, pass.BinWidth);
        return new StemFeatures
        {
            ActivityShare = m.Duration > 0 ? Math.Min(1, activeSeconds / m.Duration) : 0,
            Active = active,
            Centroid = shares.Centroid,
            Spread = shares.Spread,
            LowEdge = shares.Below(0.01),
            HighEdge = shares.Below(0.99),
            Flatness = pass.Flatness,
            Shares = shares.Bands,
            ActiveBands = ActiveBands(pass, isActive),
            BandHistory = [.. pass.BandPowers.Select(p => Level(p))],
            BandHopSeconds = pass.BandHopSeconds,
            OnsetEnvelope = [.. pass.Onsets],
            OnsetHopSeconds = pass.HopSeconds,
            Onsets = [.. onsets.Select(i => i * pass.HopSeconds)],
            OnsetRate = activeSeconds > 0 ? onsets.Count / activeSeconds : 0,
            Percussiveness = Percussiveness(pass, onsets),
            Harmonicity = weight > 0 ? pass.Pitches.Sum(p => p.Power * p.Clarity) / weight : 0,
            Pitch = clear.Count > 0 ? clear[clear.Count / 2] : 0,
            PitchRange = clear.Count > 0 ? 12 * DetMath.Log2(clear[clear.Count * 9 / 10] / clear[clear.Count / 10]) : 0,
            ActiveRms = Level(activePower),
            ActiveCrest = m.SamplePeak is { } peak && activePower > 0 ? peak - Level(activePower) : 0,
            Width = m.Width ?? double.NegativeInfinity,
        };
    }

    private static double Level(double power) => Decibels.OfPower(power) ?? double.NegativeInfinity;

    /// <summary>Joined stretches where the momentary loudness is high enough; all of it where the audio is too short for one.</summary>
    private static (ImmutableArray<(double Start, double End)> Stretches, double Seconds) ActiveStretches(Measurement.Measurement m)
    {
        var history = m.History;
        if (m.MomentaryMax is not { } loudest)
        {
            return ([(0, m.Duration)], m.Duration);
        }

        var gate = Math.Max(LeastActive, loudest - ActiveBelowLoudest);
        var stretches = new List<(double Start, double End)>();
        for (var i = 0; i < history.Momentary.Length; i++)
        {
            if (history.Momentary[i] <= gate)
            {
                continue;
            }

            // The window's middle half stands for it: its ends may lie in a pause.
            var start = i == 0 ? 0 : (i + 1) * history.HopSeconds;
            var end = i == history.Momentary.Length - 1 ? m.Duration : (i + LoudnessGrid.MomentaryHops - 1) * history.HopSeconds;
            if (stretches.Count > 0 && start - stretches[^1].End < LongestPause)
            {
                stretches[^1] = (stretches[^1].Start, end);
            }
            else
            {
                stretches.Add((start, end));
            }
        }

        return ([.. stretches], stretches.Sum(s => s.End - s.Start));
    }

    private static bool[] Activity(ImmutableArray<(double Start, double End)> stretches, FeaturePass pass)
    {
        var active = new bool[pass.Powers.Count];
        foreach (var (start, end) in stretches)
        {
            for (var i = (int)(start / pass.HopSeconds); i < Math.Min(active.Length, end / pass.HopSeconds); i++)
            {
                active[i] = true;
            }
        }

        return active;
    }

    /// <summary>Local maxima that stand out from the second around them.</summary>
    private static List<int> PickOnsets(List<double> envelope, bool[] active)
    {
        const int around = 43;
        const int apart = 4;
        const double least = 1;
        var onsets = new List<int>();
        for (var i = 1; i < envelope.Count - 1; i++)
        {
            if (!active[i] || envelope[i] < least || (onsets.Count > 0 && i - onsets[^1] < apart))
            {
                continue;
            }

            var (from, to) = (Math.Max(0, i - around), Math.Min(envelope.Count, i + around + 1));
            var mean = 0.0;
            for (var j = from; j < to; j++)
            {
                mean += envelope[j] / (to - from);
            }

            var highest = true;
            for (var j = Math.Max(0, i - apart); j < Math.Min(envelope.Count, i + apart + 1); j++)
            {
                highest &= envelope[j] <= envelope[i];
            }

            if (highest && envelope[i] > 1.6 * mean)
            {
                onsets.Add(i);
            }
        }

        return onsets;
    }

    private static double Percussiveness(FeaturePass pass, List<int> onsets)
    {
        var length = (int)Math.Ceiling(StrokeSeconds / pass.HopSeconds);
        var total = pass.Powers.Sum();
        var near = 0.0;
        var counted = -1;
        foreach (var onset in onsets)
        {
            for (var i = Math.Max(counted + 1, onset - 1); i < Math.Min(pass.Powers.Count, onset + length); i++)
            {
                near += pass.Powers[i];
                counted = i;
            }
        }

        return total > 0 ? near / total : 0;
    }

    private static double Mean(List<double> powers, bool[] active)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < powers.Count; i++)
        {
            if (active[i])
            {
                sum += powers[i];
                count++;
            }
        }

        return count > 0 ? sum / count : 0;
    }

    private static ImmutableArray<double> ActiveBands(FeaturePass pass, bool[] active)
    {
        var sums = new double[ThirdOctaves.Count];
        var count = 0;
        var hopsPerBand = (int)Math.Round(pass.BandHopSeconds / pass.HopSeconds);
        for (var h = 0; h < pass.BandPowers.Count / sums.Length; h++)
        {
            if (active.AsSpan(h * hopsPerBand, Math.Min(hopsPerBand, active.Length - (h * hopsPerBand))).Contains(true))
            {
                count++;
                for (var b = 0; b < sums.Length; b++)
                {
                    sums[b] += pass.BandPowers[(h * sums.Length) + b];
                }
            }
        }

        return [.. sums.Select(s => count > 0 ? Level(s / count) : double.NegativeInfinity)];
    }
}
