using System.Collections.Immutable;
using Lathe.Analysis.Measurement;

namespace Lathe.Mastering.Listening;

/// <summary>The tone of a song apart from its level: each third of an octave of mid, in dB over the mean of those from 100 Hz to 5 kHz.</summary>
internal static class ToneCurve
{
    // Bands from 100 Hz to 5 kHz: there every song has something, and loudness lies.
    private const int First = 7;
    private const int Last = 24;

    /// <summary>null where a band is empty, all null where the song is too silent to have a tone.</summary>
    public static ImmutableArray<double?> Of(Measurement song)
    {
        var level = Level(song);
        return [.. song.Spectrum.Mid.Select(b => b - level)];
    }

    /// <summary>What a tone curve lies over, dBFS; null where none of the bands that count has anything.</summary>
    public static double? Level(Measurement song)
    {
        var counted = Enumerable.Range(First, Last - First + 1).Select(b => song.Spectrum.Mid[b]).Where(v => v > -120).ToArray();
        return counted.Length == 0 ? null : counted.Average();
    }

    /// <summary>The mean of each band and its neighbors, weighted 1 2 1: about an octave.</summary>
    public static double[] OverOctave(IReadOnlyList<double> bands)
    {
        var smooth = new double[bands.Count];
        for (var b = 0; b < bands.Count; b++)
        {
            smooth[b] = (bands[Math.Max(0, b - 1)] + (2 * bands[b]) + bands[Math.Min(bands.Count - 1, b + 1)]) / 4;
        }

        return smooth;
    }
}
