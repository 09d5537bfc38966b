using System.Text.Json;
using Lathe.Files;
using Lathe.Metering.Spectrum;

namespace Lathe.Analysis.Measurement;

/// <summary>Writes a measurement as the object that <c>lathe measure --json</c> prints for each file. What does not exist is null.</summary>
public static class MeasurementJson
{
    /// <summary>The object of a file: what it is and what it measures.</summary>
    /// <param name="path">As it shall stand in the output.</param>
    public static void Write(Utf8JsonWriter json, string path, AudioFileInfo info, Measurement measurement)
    {
        json.WriteStartObject();
        json.WriteString("path", path);
        json.WriteString("container", info.ContainerName);
        json.WriteString("codec", info.Codec);
        WriteFormat(json, measurement, info.BitDepth);
        WriteFigures(json, measurement);
        json.WriteEndObject();
    }

    /// <summary>The object of audio that stands in no file: the same without path, container and codec.</summary>
    public static void Write(Utf8JsonWriter json, Measurement measurement)
    {
        json.WriteStartObject();
        WriteFormat(json, measurement, measurement.EffectiveBits);
        WriteFigures(json, measurement);
        json.WriteEndObject();
    }

    private static void WriteFormat(Utf8JsonWriter json, Measurement m, int? bitDepth)
    {
        json.WriteNumber("sampleRate", m.Format.SampleRate);
        Number(json, "bitDepth", bitDepth);
        json.WriteNumber("channels", m.Format.Channels);
        json.WriteString("layout", m.Format.Layout.Name);
        json.WriteNumber("frames", m.Frames);
        json.WriteNumber("duration", m.Duration);
    }

    private static void WriteFigures(Utf8JsonWriter json, Measurement m)
    {
        Number(json, "integrated", m.Integrated);
        Number(json, "range", m.Range);
        Number(json, "momentaryMax", m.MomentaryMax);
        Number(json, "shortTermMax", m.ShortTermMax);
        Number(json, "truePeak", m.TruePeak);
        Number(json, "samplePeak", m.SamplePeak);
        Number(json, "rms", m.Rms);
        Number(json, "crest", m.Crest);
        Number(json, "plr", m.Plr);
        Number(json, "psrMin", m.PsrMin);
        Number(json, "psrMedian", m.PsrMedian);
        Number(json, "dr", m.Dr);
        json.WriteStartArray("dcOffset");
        foreach (var channel in m.Channels)
        {
            json.WriteNumberValue(channel.DcOffset);
        }

        json.WriteEndArray();
        Number(json, "correlation", m.Correlation);
        Number(json, "monoLoss", m.MonoLoss);
        Number(json, "width", m.Width);
        Number(json, "effectiveBits", m.EffectiveBits);
        json.WriteNumber("clippedSamples", m.Channels.Sum(c => c.ClippedSamples));
        json.WriteNumber("nonFinite", m.NonFinite);
        Bands(json, "thirdOctave", m.Spectrum.Mid);
        Bands(json, "monoLossBands", m.Spectrum.MonoLoss);
    }

    private static void Bands(Utf8JsonWriter json, string name, IReadOnlyList<double?> levels)
    {
        json.WriteStartArray(name);
        for (var b = 0; b < levels.Count; b++)
        {
            json.WriteStartObject();
            json.WriteNumber("hz", ThirdOctaves.Nominal[b]);
            Number(json, "db", levels[b]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
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

    private static void Number(Utf8JsonWriter json, string name, int? value) => Number(json, name, (double?)value);
}
