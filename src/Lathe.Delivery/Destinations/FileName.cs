using System.Globalization;
using System.Text;
using Lathe.Delivery.Metadata;
using Lathe.Export;
using Lathe.Files;

namespace Lathe.Delivery.Destinations;

/// <summary>
/// Names of delivered files, "Artist - Title (24-bit 48 kHz).wav": readable, and allowed by the file systems of Windows, macOS and Linux alike.
/// </summary>
public static class FileName
{
    private const int ArtistBytes = 60;
    private const int TitleBytes = 100;
    private const string Fallback = "Untitled";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL"];

    /// <param name="sessionRate">Hz; stands in the name where the specification keeps the session's rate.</param>
    public static string Of(DeliverableSpec spec, ReleaseMetadata metadata, int sessionRate)
    {
        var title = Cut(Allowed(metadata.Title ?? ""), TitleBytes);
        var artist = Cut(Allowed(metadata.Artist ?? ""), ArtistBytes);
        var name = (title.Length == 0 ? Fallback : title) + $" ({Format(spec.SampleFormat, spec.Rate ?? sessionRate)})";
        return Usable(artist.Length == 0 ? name : $"{artist} - {name}") + "." + ContainerName.Of(spec.Container);
    }

    /// <summary>"24-bit 48 kHz", "32-bit float 44.1 kHz".</summary>
    private static string Format(SampleFormat format, int rate) =>
        string.Create(CultureInfo.InvariantCulture, $"{format.Bits}-bit{(format.IsFloat ? " float" : "")} {rate / 1000.0:0.###} kHz");

    /// <summary>The text without what one of the three systems refuses, or what would hide the file or turn its name around.</summary>
    private static string Allowed(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var replaced = rune.Value switch
            {
                '/' or '\\' or ':' or '|' => "-",
                '"' => "'",
                '<' or '>' or '?' or '*' or 0xFFFD => "",
                >= 0x200E and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => "",
                _ when Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) => " ",
                _ => rune.ToString(),
            };
            if (replaced != " " || (kept.Length > 0 && kept[^1] != ' '))
            {
                kept.Append(replaced);
            }
        }

        return kept.ToString().Trim(' ', '.');
    }

    // 255 bytes is what Linux allows; the rest is left for paths, and for the endings of files that are not finished.
    private static string Cut(string text, int mostBytes)
    {
        var length = 0;
        for (var bytes = 0; length < text.Length;)
        {
            var element = StringInfo.GetNextTextElementLength(text, length);
            bytes += Encoding.UTF8.GetByteCount(text.AsSpan(length, element));
            if (bytes > mostBytes)
            {
                break;
            }

            length += element;
        }

        return text[..length].TrimEnd(' ', '.');
    }

    /// <summary>Windows takes "NUL.anything" for the device.</summary>
    private static string Usable(string name)
    {
        var head = name.Split('.', 2)[0].TrimEnd();
        var isPort = head is [_, _, _, >= '0' and <= '9'] && head[..3].ToUpperInvariant() is "COM" or "LPT";
        return isPort || Devices.Contains(head, StringComparer.OrdinalIgnoreCase) ? "_" + name : name;
    }
}
