namespace Lathe.Files.Tags;

/// <summary>The names under which other programs write the fields of <see cref="TagSet"/>.</summary>
internal static class FieldNames
{
    /// <summary>Adds a field under our name; "3/12" becomes number and total.</summary>
    public static void Add(List<KeyValuePair<string, string>> fields, string name, string value)
    {
        var ours = name.ToUpperInvariant() switch
        {
            "TOTALTRACKS" => "TRACKTOTAL",
            "TOTALDISCS" => "DISCTOTAL",
            "TRACK" => "TRACKNUMBER",
            "DISC" => "DISCNUMBER",
            "ALBUM ARTIST" or "ALBUM_ARTIST" => "ALBUMARTIST",
            "UPC" => "BARCODE",
            "TSRC" => "ISRC",
            "YEAR" => "DATE",
            var upper => upper,
        };
        if (ours is "TRACKNUMBER" or "DISCNUMBER" && value.Split('/') is [var number, var total])
        {
            fields.Add(new(ours, number));
            fields.Add(new(ours == "TRACKNUMBER" ? "TRACKTOTAL" : "DISCTOTAL", total));
        }
        else
        {
            fields.Add(new(ours, value));
        }
    }
}
