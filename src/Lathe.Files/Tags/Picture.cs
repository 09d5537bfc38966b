using System.Collections.Immutable;

namespace Lathe.Files.Tags;

/// <summary>An embedded picture.</summary>
/// <param name="Kind">3 = front cover; the other numbers are those of ID3v2 APIC, which FLAC shares.</param>
/// <param name="MimeType">"image/jpeg", "image/png"; "-->" for a link.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Data">The picture file's bytes.</param>
public sealed record Picture(int Kind, string MimeType, string Description, ImmutableArray<byte> Data)
{
    public const int FrontCover = 3;

    /// <summary>Pixels, 0 where unknown.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>Bits per pixel, 0 where unknown.</summary>
    public int ColorDepth { get; init; }
}
