using System.Globalization;
using System.Text;
using Lathe.Files.Tags;
using Lathe.Session.Master;

namespace Lathe.Delivery.Metadata;

/// <summary>What a release says of its song. Texts may come from anywhere; <see cref="ToTags"/> checks them.</summary>
public sealed record ReleaseMetadata
{
    private static readonly string[] DateForms = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    public string? Title { get; init; }

    public string? Artist { get; init; }

    public string? Album { get; init; }

    public string? AlbumArtist { get; init; }

    /// <summary>From 1.</summary>
    public int? TrackNumber { get; init; }

    public int? TrackTotal { get; init; }

    /// <summary>From 1.</summary>
    public int? DiscNumber { get; init; }

    public int? DiscTotal { get; init; }

    /// <summary>yyyy, yyyy-mm or yyyy-mm-dd</summary>
    public string? Date { get; init; }

    public string? Genre { get; init; }

    /// <summary>ISO 3901, with or without hyphens.</summary>
    public string? Isrc { get; init; }

    /// <summary>UPC-A or EAN-13.</summary>
    public string? Upc { get; init; }

    public string? Composer { get; init; }

    public string? Copyright { get; init; }

    public string? Comment { get; init; }

    /// <summary>The front cover, or null.</summary>
    public Picture? Cover { get; init; }

    /// <summary>What a master's document says.</summary>
    public static ReleaseMetadata Of(MasterDocument document) => new()
    {
        Title = document.Title,
        Artist = document.Artist,
        Album = document.Album,
        Date = document.Date,
        Isrc = document.Isrc,
    };

    /// <summary>The tags for every container. Control characters become spaces; fields that are blank are left out.</summary>
    /// <exception cref="DeliveryException">An ISRC, a bar code, a date or a number is wrong.</exception>
    public TagSet ToTags()
    {
        CheckNumber("track", TrackNumber, TrackTotal);
        CheckNumber("disc", DiscNumber, DiscTotal);
        var isrc = Plain(Isrc);
        var upc = Plain(Upc);
        return new TagSet
        {
            Title = Plain(Title),
            Artist = Plain(Artist),
            Album = Plain(Album),
            AlbumArtist = Plain(AlbumArtist),
            TrackNumber = TrackNumber,
            TrackTotal = TrackTotal,
            DiscNumber = DiscNumber,
            DiscTotal = DiscTotal,
            Date = CheckedDate(Plain(Date)),
            Genre = Plain(Genre),
            Isrc = isrc is null ? null : Metadata.Isrc.Parse(isrc),
            Upc = upc is null ? null : BarCode.Parse(upc),
            Composer = Plain(Composer),
            Copyright = Plain(Copyright),
            Comment = Plain(Comment),
            Pictures = Cover is null ? [] : [Cover],
        };
    }

    private static string? Plain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return plain.ToString().Trim() is { Length: > 0 } kept ? kept : null;
    }

    private static string? CheckedDate(string? date) =>
        date is null || DateTime.TryParseExact(date, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? date
            : throw new DeliveryException(DeliveryCodes.Date, $"Date '{date}' is no date; write 2024, 2024-06 or 2024-06-11.");

    private static void CheckNumber(string what, int? number, int? total)
    {
        if (number is < 1 || total is < 1 || number > total)
        {
            throw new DeliveryException(
                DeliveryCodes.Number,
                string.Create(CultureInfo.InvariantCulture, $"The {what} number is {number?.ToString(CultureInfo.InvariantCulture) ?? "missing"} of {total?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}; it counts from 1 to the total."));
        }
    }
}
