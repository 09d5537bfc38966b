using System.Buffers.Binary;
using System.Text;
using Lathe.Files.Tags;

namespace Lathe.Files.Wav;

/// <summary>LIST/INFO (RIFF specification, chapter 2), in UTF-8 as today's programs write it, Latin-1 where it is not.</summary>
internal static class InfoList
{
    private static readonly (string Info, string Field)[] Names =
    [
        ("INAM", "TITLE"), ("IART", "ARTIST"), ("IPRD", "ALBUM"), ("ITRK", "TRACKNUMBER"), ("ICRD", "DATE"), ("IGNR", "GENRE"),
        ("ISRC", "ISRC"), ("ICMT", "COMMENT"), ("ICOP", "COPYRIGHT"), ("IMUS", "COMPOSER"), ("ISFT", "ENCODER"), ("IENG", "ENGINEER"),
    ];

    public static TagSet Read(ReadOnlySpan<byte> list)
    {
        var tags = TagSet.Empty;
        if (!list.StartsWith("INFO"u8))
        {
            return tags;
        }

        for (var at = 4; at + 8 <= list.Length;)
        {
            var id = Encoding.Latin1.GetString(list.Slice(at, 4));
            var size = BinaryPrimitives.ReadUInt32LittleEndian(list[(at + 4)..]);
            at += 8;
            var content = list.Slice(at, (int)Math.Min(size, list.Length - at));
            var text = Utf8OrLatin1.Decode(content);
            if (text.Length > 0)
            {
                tags = Name(id) is "ISRC" && text.Length > 15 ? tags.Adding("SOURCE", text) : tags.Adding(Name(id), text);
            }

            at += content.Length + (content.Length & 1);
        }

        return tags;
    }

    public static byte[] Write(TagSet tags)
    {
        using var list = new MemoryStream();
        list.Write("INFO"u8);
        foreach (var (info, field) in Names)
        {
            if (tags.Get(field) is { Length: > 0 } text)
            {
                WavWriter.WriteChunk(list, Encoding.ASCII.GetBytes(info), [.. Encoding.UTF8.GetBytes(text), 0]);
            }
        }

        return list.ToArray();
    }

    private static string Name(string id)
    {
        foreach (var (info, field) in Names)
        {
            if (info == id)
            {
                return field;
            }
        }

        return id == "IPRT" ? "TRACKNUMBER" : id;
    }
}
