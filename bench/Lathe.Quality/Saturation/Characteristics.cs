using System.Collections.Immutable;
using System.Globalization;
using Lathe.Dsp.Numerics;

namespace Lathe.Quality.Saturation;

/// <summary>Measurements that tell one device from another, and the rows that they are printed in.</summary>
internal static class Characteristics
{
    public static ImmutableArray<string> Columns { get; } = ["characteristic", "measured", "of the device"];

    public static ImmutableArray<string> Row(string characteristic, string of, params ReadOnlySpan<double> values) =>
        [characteristic, string.Join(", ", values.ToArray().Select(v => v.ToString("0.0##", CultureInfo.InvariantCulture))), of];

    /// <summary>Harmonics 2 and 3 of a tone against it, dB.</summary>
    public static (double Second, double Third) Harmonics(string id, double hertz, double decibels, params ReadOnlySpan<(string Id, string Value)> values)
    {
        var output = new ColorProbe(id, 1, values).Run(ColorProbe.Tone(hertz, DetMath.DbToGain(decibels), 4))[0];
        return (ColorProbe.Harmonic(output, hertz, 2), ColorProbe.Harmonic(output, hertz, 3));
    }

    /// <summary>Gain at a frequency for a tone of a level, dB.</summary>
    public static double Gain(string id, double hertz, double decibels, params ReadOnlySpan<(string Id, string Value)> values)
    {
        var amplitude = DetMath.DbToGain(decibels);
        return DetMath.GainToDb(ColorProbe.Amplitude(new ColorProbe(id, 1, values).Run(ColorProbe.Tone(hertz, amplitude, 3))[0], hertz) / amplitude);
    }
}
