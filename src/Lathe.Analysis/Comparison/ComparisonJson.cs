using System.Text.Json;
using Lathe.Metering.Spectrum;

namespace Lathe.Analysis.Comparison;

/// <summary>Writes a comparison as the object that <c>lathe compare --json</c> prints. What does not exist is null.</summary>
public static class ComparisonJson
{
    /// <summary>Writes one object with the names of <see cref="Comparison"/>; a residual of nothing at all is written as null with <c>identical</c> true.</summary>
    public static void Write(Utf8JsonWriter json, Comparison comparison)
    {
        json.WriteStartObject();
        Number(json, "offsetFrames", comparison.OffsetFrames);
        Number(json, "offsetSeconds", comparison.OffsetSeconds);
        if (comparison.PolarityInverted is { } inverted)
        {
            json.WriteBoolean("polarityInverted", inverted);
        }
        else
        {
            json.WriteNull("polarityInverted");
        }

        Number(json, "likeness", comparison.Likeness);
        Number(json, "loudnessDifference", comparison.LoudnessDifference);
        Number(json, "bestGain", comparison.BestGain);
        Number(json, "residual", comparison.Residual);
        json.WriteBoolean("identical", comparison.Residual is double.NegativeInfinity);
        Number(json, "truePeakDifference", comparison.TruePeakDifference);
        Number(json, "rangeDifference", comparison.RangeDifference);
        Number(json, "plrDifference", comparison.PlrDifference);
        Number(json, "psrMinDifference", comparison.PsrMinDifference);
        Number(json, "crestDifference", comparison.CrestDifference);
        Number(json, "widthDifference", comparison.WidthDifference);
        Number(json, "correlationDifference", comparison.CorrelationDifference);
        Number(json, "toneDistance", comparison.ToneDistance);
        json.WriteStartArray("tone");
        for (var b = 0; b < comparison.Tone.Length; b++)
        {
            json.WriteStartObject();
            json.WriteNumber("hz", ThirdOctaves.Nominal[b]);
            Number(json, "db", comparison.Tone[b]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
