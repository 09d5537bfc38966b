using System.Collections.Immutable;
using System.Globalization;

namespace Lathe.Quality.Space;

/// <summary>What the reverb's tables have in common.</summary>
internal static class ReverbTypes
{
    /// <summary>Networks of delays, which have all octaves.</summary>
    public static ImmutableArray<string> Networks { get; } = ["room", "hall", "plate", "chamber"];

    public static ImmutableArray<string> All { get; } = [.. Networks, "spring"];

    /// <summary>Seconds.</summary>
    public static ImmutableArray<double> Decays { get; } = [0.3, 1, 2, 3, 10];

    /// <summary>Centers in Hz of the octaves that a type gives: helical springs carry nothing above their transition frequency of 4 to 4.4 kHz.</summary>
    public static ImmutableArray<double> Octaves(string type) => type == "spring" ? [125, 250, 500, 1000, 2000, 4000] : [125, 250, 500, 1000, 2000, 4000, 8000];

    /// <summary>The edges of a band some part of an octave wide.</summary>
    public static (double Low, double High) Band(double center, double octaves) => (center * Math.Pow(2, -octaves / 2), center * Math.Pow(2, octaves / 2));

    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
