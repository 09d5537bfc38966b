using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Metering;

namespace Lathe.Analysis.Comparison;

/// <summary>Reads how a file stands to its reference: offset, drift, gains, polarity, exchanged sides, missing and inserted stretches.</summary>
public static class ReferenceReader
{
    /// <summary>A piece is found again where its likeness reaches this.</summary>
    private const double LeastLikeness = 0.5;

    /// <summary>Frames: a smaller step of the lag is an error of reading.</summary>
    private const double LeastJump = 0.75;

    /// <param name="file">What is judged. Not disposed.</param>
    /// <param name="reference">Of the same sample rate. Not disposed.</param>
    /// <param name="progress">Gets the share that is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ReferenceReading Read(
        IAudioSource file, IAudioSource reference, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        using var track = new LagTrack(file, reference);

        // One channel that is turned over, or sides that are exchanged, may leave nothing of the mean in common.
        var points = Follow(track, file, reference, null, progress, cancellation);
        for (var c = 0; points.Count == 0 && c < reference.Format.Channels; c++)
        {
            points = Follow(track, file, reference, (0, c), progress, cancellation);
        }

        if (points.Count == 0)
        {
            return new ReferenceReading { Likeness = 0 };
        }

        var best = points.MaxBy(p => Math.Abs(p.Likeness));
        var drift = Drift(points);
        return new ReferenceReading
        {
            Likeness = Math.Abs(best.Likeness),
            Offset = -(points[0].Lag - (drift * points[0].Start)),
            Drift = 1e6 * drift,
            Jumps = Jumps(points, drift),
            Gains = [.. Enumerable.Range(0, file.Format.Channels).Select(c => Gain(file, reference, best, c))],
            Inverted = [.. Enumerable.Range(0, file.Format.Channels).Select(c => Side(track, best, c, c, reference) < 0)],
            Sides = Sides(track, best, file, reference),
        };
    }

    /// <summary>The lag of each piece that is found again, from the first to the last.</summary>
    private static List<LagPoint> Follow(
        LagTrack track, IAudioSource file, IAudioSource reference, (int, int)? channels, IProgress<double>? progress, CancellationToken cancellation)
    {
        var points = new List<LagPoint>();
        var first = TimeOffset.Find(file, reference, Math.Max(0, (file.Frames / 3) - (1 << 18)));
        var lag = first is { } f && Math.Abs(f.Correlation) > 0.1 ? f.Frames : 0;
        for (long start = 0; start + LagTrack.Piece <= file.Frames; start += LagTrack.Piece)
        {
            cancellation.ThrowIfCancellationRequested();
            if (track.Find(start, lag, channels) is { } point && Math.Abs(point.Likeness) >= LeastLikeness)
            {
                points.Add(point);
                lag = (int)Math.Round(point.Lag);
            }

            progress?.Report(start / (double)file.Frames);
        }

        return points;
    }

    /// <summary>The usual rise of the lag from piece to piece, per frame: the median, which jumps do not move.</summary>
    private static double Drift(List<LagPoint> points)
    {
        const int apart = 8;
        var step = Math.Min(apart, points.Count - 1);
        if (step < 1)
        {
            return 0;
        }

        var rises = Enumerable.Range(0, points.Count - step)
            .Select(i => (points[i + step].Lag - points[i].Lag) / (points[i + step].Start - points[i].Start)).Order().ToList();
        return rises[rises.Count / 2];
    }

    private static ImmutableArray<LagJump> Jumps(List<LagPoint> points, double drift)
    {
        var jumps = ImmutableArray.CreateBuilder<LagJump>();
        for (var i = 1; i < points.Count; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            var step = b.Lag - a.Lag - (drift * (b.Start - a.Start));
            if (Math.Abs(step) < LeastJump)
            {
                continue;
            }

            // A piece with the jump in it is found by its larger half: the step may come over two pieces.
            if (jumps.Count > 0 && jumps[^1].To >= a.Start)
            {
                var joined = jumps[^1].Frames + step;
                jumps.RemoveAt(jumps.Count - 1);
                if (Math.Abs(joined) >= LeastJump)
                {
                    jumps.Add(new LagJump(a.Start - LagTrack.Piece, b.Start + LagTrack.Piece, joined));
                }
            }
            else
            {
                jumps.Add(new LagJump(a.Start, b.Start + LagTrack.Piece, step));
            }
        }

        return jumps.ToImmutable();
    }

    private static double Side(LagTrack track, LagPoint best, int file, int reference, IAudioSource of) =>
        track.Find(best.Start, (long)Math.Round(best.Lag), (file, Math.Min(reference, of.Format.Channels - 1)))?.Likeness ?? 0;

    private static (double Same, double Crosswise)? Sides(LagTrack track, LagPoint best, IAudioSource file, IAudioSource reference) =>
        file.Format.Channels != 2 || reference.Format.Channels != 2
            ? null
            : (Math.Abs(Side(track, best, 0, 0, reference)) + Math.Abs(Side(track, best, 1, 1, reference)),
                Math.Abs(Side(track, best, 0, 1, reference)) + Math.Abs(Side(track, best, 1, 0, reference)));

    /// <summary>The level of a channel over the best piece against that of the reference.</summary>
    private static double? Gain(IAudioSource file, IAudioSource reference, LagPoint best, int channel)
    {
        var x = Power(file, best.Start, channel);
        var y = Power(reference, best.Start + (long)Math.Round(best.Lag), Math.Min(channel, reference.Format.Channels - 1));
        return x > 0 && y > 0 ? Decibels.OfPower(x / y) : null;
    }

    private static double Power(IAudioSource source, long start, int channel)
    {
        using var buffer = new AudioBuffer(source.Format.Channels, LagTrack.Piece);
        var read = source.Read(Math.Max(0, start), buffer.All);
        var sum = 0.0;
        foreach (var x in buffer[channel][..read])
        {
            sum += double.IsFinite(x) ? x * x : 0;
        }

        return sum;
    }
}
