using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Resampling;

namespace Lathe.Analysis.Hardware;

/// <summary>Measures a recording of what a device made of <see cref="SendSource"/>, and gives the program out of it in its place.</summary>
public static class ReturnReader
{
    /// <summary>The longest latency that is looked for, seconds.</summary>
    public const double LongestLatencySeconds = 5;

    /// <summary>The least correlation at which a sweep counts as found.</summary>
    public const double LeastCorrelation = 0.3;

    private const double DriftSearchSeconds = 0.5;

    /// <summary>A drift of less than this over the whole program is none, frames.</summary>
    private const double SmallestDrift = 0.02;

    /// <summary>Share of tones and silence at either end that is left out.</summary>
    private const double EdgeShare = 0.1;

    /// <summary>Measures a return.</summary>
    /// <param name="recorded">The recording; it began when the playback did, or up to a few seconds before.</param>
    /// <param name="layout">Of what was sent, at the same sample rate.</param>
    /// <returns>Null where a channel has no sweep in it.</returns>
    public static ReturnReading? Read(IAudioSource recorded, SendLayout layout)
    {
        var sweep = SyncSweep.Make(layout.Rate);
        var longest = (int)(layout.Sweep + layout.SweepFrames + (LongestLatencySeconds * layout.Rate));
        var place = new SweepPlace(layout.Rate, sweep, longest);
        var channels = ImmutableArray.CreateBuilder<ReturnChannel>(recorded.Format.Channels);
        var drifts = new List<double>();
        for (var c = 0; c < recorded.Format.Channels; c++)
        {
            if (place.Find(Samples(recorded, c, 0, longest)) is not { } found || found.Correlation < LeastCorrelation)
            {
                return null;
            }

            var latency = found.Frames - layout.Sweep;
            channels.Add(new ReturnChannel(latency, found.Inverted, found.Correlation, Noise(recorded, c, layout, latency), Tones(recorded, c, layout, latency)));
            var start = (long)Math.Floor(layout.LastSweep + latency - (DriftSearchSeconds * layout.Rate));
            var last = Samples(recorded, c, start, (int)(layout.SweepFrames + (2 * DriftSearchSeconds * layout.Rate)));
            if (place.Find(last) is { } end && end.Correlation >= LeastCorrelation)
            {
                drifts.Add(start + end.Frames - layout.LastSweep - latency);
            }
        }

        var drift = drifts.Count == recorded.Format.Channels ? drifts.Sum() / drifts.Count : 0;
        var stretch = Math.Abs(drift) < SmallestDrift ? 0 : drift / (layout.LastSweep - layout.Sweep);
        return new ReturnReading(channels.ToImmutable(), stretch * 1e6, drifts.Count == recorded.Format.Channels);
    }

    /// <summary>The program of a return: moved to its place by fractions of a sample, its clock and polarity put right, its gain left as it is.</summary>
    /// <param name="recorded">Not owned.</param>
    /// <param name="layout">Of what was sent.</param>
    /// <param name="reading">Of the same recording.</param>
    public static IAudioSource Align(IAudioSource recorded, SendLayout layout, ReturnReading reading)
    {
        var stretch = reading.DriftPpm * 1e-6;
        var between = layout.Program - layout.Sweep - SweepPlace.Moment(layout.Rate);
        double[] offsets = [.. reading.Channels.Select(c => layout.Program + c.Latency + (stretch * between))];
        double[] gains = [.. reading.Channels.Select(c => c.Inverted ? -1.0 : 1.0)];
        return new WarpedSource(recorded, offsets, 1 + stretch, gains, layout.ProgramFrames);
    }

    /// <summary>Frames that a recording must have at least for the whole program to be in it.</summary>
    public static long LeastFrames(SendLayout layout, ReturnReading reading) =>
        (long)Math.Ceiling(layout.Program + layout.ProgramFrames + reading.Channels.Max(c => c.Latency));

    private static ImmutableArray<ToneReading> Tones(IAudioSource recorded, int channel, SendLayout layout, double latency)
    {
        var edge = (long)(EdgeShare * layout.ToneFrames);
        var length = (int)(layout.ToneFrames - (2 * edge));
        return
        [
            .. SendLayout.Tones.Select((t, k) => ToneMeter.Measure(
                Samples(recorded, channel, layout.Tone(k) + (long)Math.Round(latency) + edge, length), layout.Rate, t.Hertz, t.Level)),
        ];
    }

    private static double Noise(IAudioSource recorded, int channel, SendLayout layout, double latency)
    {
        var edge = (long)(EdgeShare * layout.SilenceFrames);
        var samples = Samples(recorded, channel, layout.Silence + (long)Math.Round(latency) + edge, (int)(layout.SilenceFrames - (2 * edge)));
        var sum = 0.0;
        foreach (var sample in samples)
        {
            sum += sample * sample;
        }

        return DetMath.GainToDb(Math.Sqrt(sum / samples.Length));
    }

    /// <summary>One channel from a frame on; silence where the recording has nothing.</summary>
    private static double[] Samples(IAudioSource source, int channel, long start, int frames)
    {
        const int Block = 16384;
        using var buffer = new AudioBuffer(source.Format.Channels, Block);
        var samples = new double[frames];
        for (var done = 0; done < frames; done += Block)
        {
            var part = buffer.View(0, Math.Min(Block, frames - done));
            source.ReadPadded(start + done, part);
            part[channel].CopyTo(samples.AsSpan(done));
        }

        return samples;
    }
}
