using System.Collections.Immutable;

namespace Lathe.Quality.Space;

/// <summary>Decay times of the reverb in octaves against the setting.</summary>
public sealed class ReverbDecayTable : IQualityTable
{
    public string Section => "Space";

    public string Title => "Reverb: decay time in each octave against the setting";

    public string Method =>
        "T30 (ISO 3382-1) of impulse responses at 48 kHz, low and high decay 1, early reflections off, eight places for each of 2 sources (8 below 1 s), in octaves without phase; the difference to the setting in percent. Springs, whose echoes stand 40 ms and more apart, by the decay that undone brings the center of energy under a Hann window into its middle: a line through three steps would read 12 % too long. A spring carries nothing above its transition frequency, 4.3 kHz, as helical springs do: of its 4 kHz octave the part from 2.8 to 4 kHz, of 8 kHz none.";

    public string Bar => "Within 5 %.";

    public Table Measure() => new(
        ["type", "decay s", "125 Hz", "250 Hz", "500 Hz", "1 kHz", "2 kHz", "4 kHz", "8 kHz", "greatest %"],
        [.. from type in ReverbTypes.All from decay in ReverbTypes.Decays select Row(type, decay)]);

    private static ImmutableArray<string> Row(string type, double decay)
    {
        var octaves = ReverbTypes.Octaves(type);
        var response = RoomResponse.Places(type, decay);
        (double, double)[] bands = [.. octaves.Select(o => ReverbTypes.Band(o, 1))];
        var times = type == "spring" ? response.UndoneDecayTimes(bands, decay) : response.DecayTimes(bands);
        double[] errors = [.. times.Select(t => 100 * ((t / decay) - 1))];
        return
        [
            type,
            ReverbTypes.Text(decay, "0.#"),
            .. errors.Select(e => ReverbTypes.Text(e, "+0.0;-0.0;0.0")),
            .. Enumerable.Repeat("none", 7 - errors.Length),
            ReverbTypes.Text(errors.Max(Math.Abs), "0.0"),
        ];
    }
}
