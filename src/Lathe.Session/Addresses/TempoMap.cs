using System.Collections.Immutable;

namespace Lathe.Session.Addresses;

/// <summary>Tempo and meter over the song.</summary>
/// <param name="Changes">In order; the first stands at bar 1.</param>
public sealed record TempoMap(ImmutableArray<TempoChange> Changes)
{
    /// <summary>The least tempo in beats a minute.</summary>
    public const double MinTempo = 5;

    /// <summary>The most beats a minute.</summary>
    public const double MaxTempo = 1000;

    public static TempoMap Default { get; } = new([new TempoChange(1, 120, 4, 4)]);

    /// <summary>Seconds from the start of bar 1 to a beat.</summary>
    /// <param name="bar">From 1.</param>
    /// <param name="beat">From 1, in beats of the meter that holds in that bar; beats past the end of the bar run on at its tempo.</param>
    public decimal SecondsAt(int bar, decimal beat)
    {
        var seconds = 0m;
        for (var i = 0; i < Changes.Length; i++)
        {
            var change = Changes[i];
            var last = i == Changes.Length - 1 || Changes[i + 1].Bar > bar;
            if (last)
                return seconds + ((((decimal)(bar - change.Bar) * change.Beats) + beat - 1) * BeatLength(change));

            seconds += SegmentLength(i);
        }

        return seconds;
    }

    /// <summary>The shortest bar and beat that come back to the same frame.</summary>
    /// <param name="frame">Frame from the start, not negative.</param>
    /// <param name="rate">Sample rate in Hz.</param>
    public TimePosition BarBeatAt(long frame, int rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        var left = (decimal)frame / rate;
        var index = 0;
        while (index < Changes.Length - 1 && left >= SegmentLength(index))
            left -= SegmentLength(index++);

        var change = Changes[index];
        var beats = left / BeatLength(change);
        var bars = decimal.Floor(beats / change.Beats);
        for (var digits = 0; ; digits++)
        {
            var beat = Math.Round(beats - (bars * change.Beats) + 1, digits, MidpointRounding.AwayFromZero);
            var time = new TimePosition(TimeForm.BarBeat, beat, change.Bar + (int)bars);
            if (time.ToFrame(rate, this) == frame && beat < change.Beats + 1)
                return time;

            if (digits == 12)
                return time with { Bar = time.Bar + 1, Amount = 1 };
        }
    }

    private static decimal BeatLength(TempoChange change) => 60m / (decimal)change.BeatsPerMinute;

    private decimal SegmentLength(int index) =>
        (decimal)(Changes[index + 1].Bar - Changes[index].Bar) * Changes[index].Beats * BeatLength(Changes[index]);
}
