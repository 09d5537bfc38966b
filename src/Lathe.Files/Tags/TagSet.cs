using System.Collections.Immutable;
using System.Globalization;

namespace Lathe.Files.Tags;

/// <summary>
/// What a file says of its song, in whatever form the container writes it. Held as ordered fields under the names of Vorbis comments
/// (upper case); a name may stand more than once, and unknown ones are kept. The properties are views of the fields.
/// </summary>
public sealed record TagSet
{
    public static TagSet Empty { get; } = new();

    /// <summary>All fields in order. Names are upper case.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields { get; private set; } = [];

    public ImmutableArray<Picture> Pictures { get; init; } = [];

    /// <summary>Broadcast WAVE data; only WAV holds it.</summary>
    public BroadcastExtension? Broadcast { get; init; }

    public bool IsEmpty => Fields.IsEmpty && Pictures.IsEmpty && Broadcast is null;

    public string? Title { get => Get("TITLE"); init => Set("TITLE", value); }

    public string? Artist { get => Get("ARTIST"); init => Set("ARTIST", value); }

    public string? Album { get => Get("ALBUM"); init => Set("ALBUM", value); }

    public string? AlbumArtist { get => Get("ALBUMARTIST"); init => Set("ALBUMARTIST", value); }

    public int? TrackNumber { get => GetInt("TRACKNUMBER"); init => Set("TRACKNUMBER", value); }

    public int? TrackTotal { get => GetInt("TRACKTOTAL"); init => Set("TRACKTOTAL", value); }

    public int? DiscNumber { get => GetInt("DISCNUMBER"); init => Set("DISCNUMBER", value); }

    public int? DiscTotal { get => GetInt("DISCTOTAL"); init => Set("DISCTOTAL", value); }

    /// <summary>yyyy, yyyy-mm or yyyy-mm-dd</summary>
    public string? Date { get => Get("DATE"); init => Set("DATE", value); }

    public string? Genre { get => Get("GENRE"); init => Set("GENRE", value); }

    /// <summary>International Standard Recording Code, 12 characters without hyphens.</summary>
    public string? Isrc { get => Get("ISRC"); init => Set("ISRC", value); }

    /// <summary>The release's bar code, 12 or 13 digits.</summary>
    public string? Upc { get => Get("BARCODE"); init => Set("BARCODE", value); }

    public string? Comment { get => Get("COMMENT"); init => Set("COMMENT", value); }

    public string? Copyright { get => Get("COPYRIGHT"); init => Set("COPYRIGHT", value); }

    public string? Composer { get => Get("COMPOSER"); init => Set("COMPOSER", value); }

    /// <summary>ReplayGain 2.0, dB; written as "-6.53 dB".</summary>
    public double? ReplayGainTrackGain { get => GetDouble("REPLAYGAIN_TRACK_GAIN"); init => SetGain("REPLAYGAIN_TRACK_GAIN", value); }

    /// <summary>Linear, 1 = full scale.</summary>
    public double? ReplayGainTrackPeak { get => GetDouble("REPLAYGAIN_TRACK_PEAK"); init => SetPeak("REPLAYGAIN_TRACK_PEAK", value); }

    /// <inheritdoc cref="ReplayGainTrackGain"/>
    public double? ReplayGainAlbumGain { get => GetDouble("REPLAYGAIN_ALBUM_GAIN"); init => SetGain("REPLAYGAIN_ALBUM_GAIN", value); }

    /// <inheritdoc cref="ReplayGainTrackPeak"/>
    public double? ReplayGainAlbumPeak { get => GetDouble("REPLAYGAIN_ALBUM_PEAK"); init => SetPeak("REPLAYGAIN_ALBUM_PEAK", value); }

    /// <summary>Gain to -23 LUFS in 1/256 dB (RFC 7845).</summary>
    public int? R128TrackGain { get => GetInt("R128_TRACK_GAIN"); init => Set("R128_TRACK_GAIN", value); }

    /// <inheritdoc cref="R128TrackGain"/>
    public int? R128AlbumGain { get => GetInt("R128_ALBUM_GAIN"); init => Set("R128_ALBUM_GAIN", value); }

    /// <summary>Tags of fields in order.</summary>
    public static TagSet Of(IEnumerable<KeyValuePair<string, string>> fields) => new() { Fields = [.. fields] };

    /// <summary>The first field of a name in any case, or null.</summary>
    public string? Get(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return field.Value;
            }
        }

        return null;
    }

    /// <summary>The same tags with one field replaced, or removed by null.</summary>
    public TagSet With(string name, string? value) => this with { Fields = Replaced(name, value) };

    /// <summary>The same tags with one more field, even where the name is there already.</summary>
    public TagSet Adding(string name, string value) => this with { Fields = Fields.Add(new(name.ToUpperInvariant(), value)) };

    /// <summary>These tags, completed by those of <paramref name="other"/> whose names are not here.</summary>
    internal TagSet CompletedBy(TagSet other) => this with
    {
        Fields = [.. Fields, .. other.Fields.Where(f => Get(f.Key) is null)],
        Pictures = Pictures.IsEmpty ? other.Pictures : Pictures,
        Broadcast = Broadcast ?? other.Broadcast,
    };

    private int? GetInt(string name)
    {
        var text = Get(name)?.Split('/')[0];
        return int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private double? GetDouble(string name)
    {
        var text = Get(name)?.Replace("dB", "", StringComparison.OrdinalIgnoreCase).Trim();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    private void Set(string name, string? value) => Fields = Replaced(name, value);

    private void Set(string name, int? value) => Set(name, value?.ToString(CultureInfo.InvariantCulture));

    private void SetGain(string name, double? value) => Set(name, value is { } v ? string.Create(CultureInfo.InvariantCulture, $"{v:0.00} dB") : null);

    private void SetPeak(string name, double? value) => Set(name, value?.ToString("0.000000", CultureInfo.InvariantCulture));

    private ImmutableArray<KeyValuePair<string, string>> Replaced(string name, string? value)
    {
        var upper = name.ToUpperInvariant();
        var at = -1;
        var kept = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(Fields.Length + 1);
        foreach (var field in Fields)
        {
            if (!string.Equals(field.Key, upper, StringComparison.OrdinalIgnoreCase))
            {
                kept.Add(field);
            }
            else if (at < 0)
            {
                at = kept.Count;
            }
        }

        if (value is not null)
        {
            kept.Insert(at < 0 ? kept.Count : at, new(upper, value));
        }

        return kept.ToImmutable();
    }
}
