using System.Collections.Immutable;

namespace Lathe.Quality.Space;

/// <summary>How soon the reverb is as dense as noise.</summary>
public sealed class ReverbDensityTable : IQualityTable
{
    private static readonly ImmutableArray<double> Decays = [0.5, 2, 10];

    public string Section => "Space";

    public string Title => "Reverb: time to an echo density of 0.9";

    public string Method =>
        "Normalized echo density (Abel and Huang, AES 121, 2006) of a stereo impulse response in a 20 ms Hann window, moved by 1 ms from the impulse on, predelay 0; the first time at which it is 0.9, the later of both channels. A spring turns a click into chirps, not into echoes: it has no figure.";

    public string Bar => "Hall and plate 100 ms at most; the others are stated.";

    public Table Measure() => new(
        ["type", .. Decays.Select(d => $"ms at {ReverbTypes.Text(d, "0.#")} s")],
        [.. ReverbTypes.Networks.Select(type => (ImmutableArray<string>)[type, .. Decays.Select(d => ReverbTypes.Text(Math.Max(Time(type, d, 0), Time(type, d, 1)), "0"))])]);

    private static double Time(string type, double decay, int channel)
    {
        var response = RoomResponse.Of(
            "reverb", 2, 1.5, c => c == 0 ? 1 : 0, ("type", type), ("predelay", "0 ms"), ("decay", FormattableString.Invariant($"{decay} s")));
        return Enumerable.Range(10, 1400).FirstOrDefault(ms => response.EchoDensity(channel, ms / 1000.0) >= 0.9);
    }
}
