using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lathe.Analysis.Measurement;
using Lathe.Metering.Spectrum;

namespace Lathe.Mastering.Listening;

/// <summary>The range in which the tone of finished songs lies: statistics of measurements, no audio.</summary>
public sealed record ToneBand
{
    /// <summary>The least half width of a band, dB.</summary>
    public const double LeastReach = 2.5;

    /// <summary>Bands of fewer songs than this stand for no genre.</summary>
    public const int SongsForGenre = 30;

    public required string Name { get; init; }

    /// <summary>How many songs it was measured from.</summary>
    public required int Songs { get; init; }

    /// <summary>Which songs these were.</summary>
    public required string Source { get; init; }

    /// <summary>Tenth percentile of each third of an octave from 20 Hz to 20 kHz, dB over the song's tone level.</summary>
    public required ImmutableArray<double> Low { get; init; }

    /// <summary>Ninetieth percentile.</summary>
    public required ImmutableArray<double> High { get; init; }

    /// <summary>Tenth percentile of side over mid energy, dB.</summary>
    public required double WidthLow { get; init; }

    /// <summary>Ninetieth percentile.</summary>
    public required double WidthHigh { get; init; }

    /// <summary>In force for every genre: no genre has been measured from enough songs.</summary>
    public static ToneBand Generic { get; } = Load("generic");

    /// <summary>The middle of a band, dB over the song's tone level.</summary>
    public double Middle(int band) => (Low[band] + High[band]) / 2;

    /// <summary>Measures a band: percentiles, smoothed over an octave, at least <see cref="LeastReach"/> to either side of their middle.</summary>
    /// <param name="songs">Finished songs; one or more.</param>
    public static ToneBand Of(string name, string source, IReadOnlyList<Measurement> songs)
    {
        var curves = songs.Select(ToneCurve.Of).ToArray();
        var low = new double[ThirdOctaves.Count];
        var high = new double[ThirdOctaves.Count];
        for (var b = 0; b < ThirdOctaves.Count; b++)
        {
            var values = curves.Where(c => c[b] is not null).Select(c => c[b]!.Value).Order().ToArray();
            low[b] = Percentile(values, 0.1);
            high[b] = Percentile(values, 0.9);
        }

        (low, high) = (ToneCurve.OverOctave(low), ToneCurve.OverOctave(high));
        for (var b = 0; b < low.Length; b++)
        {
            var middle = (low[b] + high[b]) / 2;
            (low[b], high[b]) = (Math.Min(low[b], middle - LeastReach), Math.Max(high[b], middle + LeastReach));
        }

        var widths = songs.Where(s => s.Width is not null).Select(s => s.Width!.Value).Order().ToArray();
        return new ToneBand
        {
            Name = name,
            Songs = songs.Count,
            Source = source,
            Low = [.. low.Select(Rounded)],
            High = [.. high.Select(Rounded)],
            WidthLow = Rounded(Percentile(widths, 0.1)),
            WidthHigh = Rounded(Percentile(widths, 0.9)),
        };
    }

    /// <summary>The text of its data file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ToneBandContext.Default.ToneBand) + "\n";

    private static ToneBand Load(string name)
    {
        using var stream = typeof(ToneBand).Assembly.GetManifestResourceStream($"tone-band-{name}.json")!;
        return JsonSerializer.Deserialize(stream, ToneBandContext.Default.ToneBand)!;
    }

    private static double Percentile(double[] sorted, double share)
    {
        if (sorted.Length == 0)
        {
            return -100;
        }

        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }

    private static double Rounded(double value) => Math.Round(value, 2);
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ToneBand))]
internal sealed partial class ToneBandContext : JsonSerializerContext;
