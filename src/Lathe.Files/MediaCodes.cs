namespace Lathe.Files;

/// <summary>The codes of <see cref="MediaException"/>.</summary>
public static class MediaCodes
{
    /// <summary>There is no such file.</summary>
    public const string Absent = "media-absent";

    /// <summary>No reader knows the content.</summary>
    public const string Unrecognized = "media-unrecognized";

    /// <summary>The header contradicts itself or says something impossible.</summary>
    public const string Header = "media-header";

    /// <summary>The coding inside the container is not read.</summary>
    public const string Codec = "media-codec";

    /// <summary>The samples are damaged from some byte on.</summary>
    public const string Damaged = "media-damaged";

    /// <summary>The container cannot hold what is asked for.</summary>
    public const string Unsupported = "media-unsupported";

    /// <summary>A program that is needed for the format is not installed or failed.</summary>
    public const string Decoder = "media-decoder";
}
