using System.Collections.Immutable;

namespace Lathe.Quality.Space;

/// <summary>Narrow bands of the reverb that ring longer than their octave.</summary>
public sealed class ReverbRingingTable : IQualityTable
{
    /// <summary>Bandwidth x decay time below which a decay time says more of the filter than of the room (F. Jacobsen, J. Sound Vib. 115, 1987).</summary>
    private const double LeastProduct = 16;

    private const int Parts = 6;

    public string Section => "Space";

    public string Title => "Reverb: narrow bands that ring longer than their octave";

    public string Method =>
        "The responses of the table of decay times: the decay time of each sixth of an octave, read as there, against that of the octave around it; the longest. Bands whose width times decay time is below 16, where the filter's own ringing is what one reads (Jacobsen 1987), are left out; the last column is read in the same way from as many channels of Gaussian noise that decays evenly, where any excess is chance.";

    public string Bar => "At most 15 % longer.";

    public Table Measure() => new(
        ["type", "decay s", "from Hz", "at Hz", "longer by %", "noise %"],
        [.. from type in ReverbTypes.All from decay in ReverbTypes.Decays select Row(type, decay)]);

    private static ImmutableArray<string> Row(string type, double decay)
    {
        var parts = ReverbTypes.Octaves(type)
            .SelectMany(o => Enumerable.Range(0, Parts).Select(k => (Octave: o, Center: o * Math.Pow(2, ((k + 0.5) / Parts) - 0.5))))
            .Where(p => Width(p.Center) * decay >= LeastProduct && (type != "spring" || ReverbTypes.Band(p.Center, 1.0 / Parts).High <= 4000))
            .ToList();
        var response = RoomResponse.Places(type, decay);
        var noise = RoomResponse.Noise(response.Channels, (1.2 * decay) + 0.2, decay);
        var (longest, at) = Longest(response, type, decay, parts);
        return
        [
            type, ReverbTypes.Text(decay, "0.#"), ReverbTypes.Text(parts[0].Center, "0"), ReverbTypes.Text(at, "0"),
            ReverbTypes.Text(longest, "0.0"), ReverbTypes.Text(Longest(noise, type, decay, parts).Percent, "0.0"),
        ];
    }

    private static double Width(double center) => ReverbTypes.Band(center, 1.0 / Parts).High - ReverbTypes.Band(center, 1.0 / Parts).Low;

    private static (double Percent, double At) Longest(RoomResponse response, string type, double decay, List<(double Octave, double Center)> parts)
    {
        var octaves = ReverbTypes.Octaves(type);
        (double, double)[] bands = [.. octaves.Select(o => ReverbTypes.Band(o, 1)), .. parts.Select(p => ReverbTypes.Band(p.Center, 1.0 / Parts))];
        var times = type == "spring" ? response.UndoneDecayTimes(bands, decay) : response.DecayTimes(bands);
        return parts.Select((p, i) => (100 * ((times[octaves.Length + i] / times[octaves.IndexOf(p.Octave)]) - 1), p.Center)).Max();
    }
}
