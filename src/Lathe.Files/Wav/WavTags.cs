using Lathe.Files.Bytes;
using Lathe.Files.Tags;

namespace Lathe.Files.Wav;

/// <summary>Tags of a WAVE file: an id3 chunk says most, LIST/INFO completes it, bext stands for itself.</summary>
internal static class WavTags
{
    private const int MaxChunk = 32 << 20;

    public static TagSet Read(ByteSource source, WavChunks chunks, List<string> warnings)
    {
        var tags = TagSet.Empty;
        foreach (var chunk in chunks.All)
        {
            if (chunk.Id is not ("id3 " or "ID3 " or "LIST" or "bext"))
            {
                continue;
            }

            if (chunk.Size > MaxChunk)
            {
                warnings.Add($"The {chunk.Id.Trim()} chunk of {chunk.Size} bytes is too long for tags and is not read.");
                continue;
            }

            var bytes = source.ReadUpTo(chunk.Offset, chunk.Size);
            tags = chunk.Id switch
            {
                "LIST" => tags.CompletedBy(InfoList.Read(bytes)),
                "bext" => tags with { Broadcast = BextChunk.Read(bytes) },
                _ => Id3.Read(bytes).CompletedBy(tags),
            };
        }

        return tags;
    }

    /// <summary>The chunks that hold the tags, headers and padding included.</summary>
    public static void Write(Stream output, TagSet tags)
    {
        if (tags.Broadcast is { } broadcast)
        {
            WavWriter.WriteChunk(output, "bext"u8, BextChunk.Write(broadcast));
        }

        if (!tags.Fields.IsEmpty)
        {
            WavWriter.WriteChunk(output, "LIST"u8, InfoList.Write(tags));
        }

        if (!tags.Fields.IsEmpty || !tags.Pictures.IsEmpty)
        {
            WavWriter.WriteChunk(output, "id3 "u8, Id3.Write(tags));
        }
    }
}
