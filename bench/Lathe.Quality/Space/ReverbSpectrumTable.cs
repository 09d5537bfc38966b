using System.Collections.Immutable;

namespace Lathe.Quality.Space;

/// <summary>How evenly the reverb's tail fills the spectrum.</summary>
public sealed class ReverbSpectrumTable : IQualityTable
{
    public string Section => "Space";

    public string Title => "Reverb: spectral deviation of the tail and of its mono sum";

    public string Method =>
        "Standard deviation in dB of the spectrum around its mean in third octaves, 200 Hz to 8 kHz, of a stretch of the decay time from a quarter of it on, eight channels; of the sum of two channels, where a comb would add several dB; and of Gaussian noise that decays alike (Rayleigh: 5.57 dB). Springs are combs by nature.";

    public string Bar => "Within 1 dB of noise, the sum of two too.";

    public Table Measure() => new(
        ["type", "decay s", "tail dB", "mono sums dB", "noise dB"],
        [.. from type in ReverbTypes.Networks from decay in ReverbTypes.Decays select Row(type, decay)]);

    private static ImmutableArray<string> Row(string type, double decay)
    {
        var text = FormattableString.Invariant($"{decay} s");
        var response = RoomResponse.Of("reverb", 8, 2 * decay, c => c == 0 ? 1 : 0, ("type", type), ("decay", text));
        double Deviation(RoomResponse r) => r.SpectralDeviation(0.25 * decay, decay);
        return
        [
            type, ReverbTypes.Text(decay, "0.#"), ReverbTypes.Text(Deviation(response), "0.00"), ReverbTypes.Text(Deviation(response.MonoSums()), "0.00"),
            ReverbTypes.Text(Deviation(RoomResponse.Noise(8, 2 * decay, decay)), "0.00"),
        ];
    }
}
