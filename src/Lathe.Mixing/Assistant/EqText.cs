using System.Collections.Immutable;
using Lathe.Session.Findings;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Assistant;

/// <summary>Bands of an equalizer as they stand in the session.</summary>
internal static class EqText
{
    public static Insert Insert(string id, IEnumerable<EqBand> bands)
    {
        var sorted = bands.OrderBy(b => b.Type != "high-pass").ThenBy(b => b.Frequency).ToArray();
        return new Insert(id, "eq", [.. sorted.SelectMany(Settings)], [.. sorted.Select(b => new Element("bands", b.Id))]);
    }

    /// <summary>The edits that set a band of a strip's equalizer.</summary>
    public static ImmutableArray<Edit> Edits(string strip, EqBand band) => [.. Settings(band).Select(s => new Edit($"{strip}/eq/{s.Path}", s.Text))];

    private static IEnumerable<Setting> Settings(EqBand band)
    {
        yield return Of("type", band.Type);
        yield return Of("freq", ValueText.Hertz(band.Frequency));
        if (band.Type == "bell")
        {
            yield return Of("gain", ValueText.Decibels(band.Gain));
        }

        if (band.Q > 0)
        {
            yield return Of("q", ValueText.Number(band.Q));
        }

        if (band.Slope > 0)
        {
            yield return Of("slope", FormattableString.Invariant($"{band.Slope} dB/oct"));
        }

        Setting Of(string name, string text) => new($"bands/{band.Id}/{name}", text);
    }
}
