using System.Globalization;
using System.Text.Json;
using Lathe.Files.Tags;

namespace Lathe.Files.External;

/// <summary>What ffprobe says of a file's first audio stream.</summary>
internal sealed record FfmpegStream(string Container, string Codec, string SampleForm, int Bits, TagSet Tags)
{
    private static readonly HashSet<string> Lossless = new(StringComparer.Ordinal)
    {
        "alac", "flac", "ape", "wavpack", "tta", "tak", "mlp", "truehd", "shorten", "wmalossless", "mp4als", "ralf", "sonicls",
        "dsd_lsbf", "dsd_msbf", "dsd_lsbf_planar", "dsd_msbf_planar",
    };

    /// <summary>Keys of the container that say nothing of the song.</summary>
    private static readonly HashSet<string> NotTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "major_brand", "minor_version", "compatible_brands", "creation_time", "handler_name", "vendor_id", "language",
    };

    public bool IsLossy => !Lossless.Contains(Codec) && (!Codec.StartsWith("pcm_", StringComparison.Ordinal) || Codec is "pcm_alaw" or "pcm_mulaw");

    /// <summary>Whether single precision would lose bits.</summary>
    public bool NeedsDouble => SampleForm.StartsWith("s32", StringComparison.Ordinal) || SampleForm.StartsWith("s64", StringComparison.Ordinal) || SampleForm.StartsWith("dbl", StringComparison.Ordinal);

    /// <returns>null where there is no audio stream.</returns>
    public static FfmpegStream? Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("streams", out var streams) || streams.GetArrayLength() == 0)
        {
            return null;
        }

        var stream = streams[0];
        var fields = new List<KeyValuePair<string, string>>();
        var container = "";
        if (document.RootElement.TryGetProperty("format", out var format))
        {
            container = Text(format, "format_name");
            Collect(format, fields);
        }

        Collect(stream, fields);
        var bits = Number(stream, "bits_per_raw_sample") is var raw and > 0 ? raw : Number(stream, "bits_per_sample");
        var codec = Text(stream, "codec_name");
        if (codec.StartsWith("dsd", StringComparison.Ordinal))
        {
            // One-bit audio is filtered on decoding: its samples have no depth of their own.
            bits = 0;
        }

        return new FfmpegStream(ShortName(container), codec, Text(stream, "sample_fmt"), bits, TagSet.Of(fields));
    }

    private static string ShortName(string formats) => formats.Contains("mp4", StringComparison.Ordinal) ? "mp4" : formats.Split(',')[0];

    private static void Collect(JsonElement element, List<KeyValuePair<string, string>> fields)
    {
        if (!element.TryGetProperty("tags", out var tags))
        {
            return;
        }

        foreach (var tag in tags.EnumerateObject())
        {
            if (!NotTags.Contains(tag.Name) && tag.Value.GetString() is { Length: > 0 } value)
            {
                FieldNames.Add(fields, tag.Name, value);
            }
        }
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    /// <summary>ffprobe writes some numbers as text.</summary>
    private static int Number(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return 0;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
