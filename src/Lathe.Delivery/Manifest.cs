using System.Text.Encodings.Web;
using System.Text.Json;
using Lathe.Files;
using Lathe.Files.Tags;

namespace Lathe.Delivery;

/// <summary>manifest.json: what was delivered, by hash and by figures. The same release gives the same bytes.</summary>
internal static class Manifest
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, TagSet tags, double ceiling, IEnumerable<DeliveredFile> files)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("title", tags.Title);
        json.WriteString("artist", tags.Artist);
        json.WriteString("album", tags.Album);
        json.WriteString("isrc", tags.Isrc);
        json.WriteString("upc", tags.Upc);
        json.WriteNumber("ceiling", ceiling);
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            Write(json, file);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DeliveredFile file)
    {
        var info = file.Export.Info;
        json.WriteStartObject();
        json.WriteString("id", file.Spec.Id);
        json.WriteString("path", file.Path);
        json.WriteString("sha256", file.Export.Sha256);
        json.WriteString("container", info.ContainerName);
        json.WriteString("codec", info.Codec);
        json.WriteNumber("sampleRate", info.Format.SampleRate);
        json.WriteNumber("bitDepth", file.Spec.SampleFormat.Bits);
        json.WriteNumber("channels", info.Format.Channels);
        json.WriteNumber("frames", info.Frames);
        Number(json, "integrated", file.Measurement.Integrated);
        Number(json, "truePeak", file.Measurement.TruePeak);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
