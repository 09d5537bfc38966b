using System.Collections.Immutable;
using System.Text;

namespace Lathe.Files.Tags;

/// <summary>ID3v2 tags: 2.2 to 2.4 are read, 2.4 (id3.org, "ID3 tag version 2.4.0 - Native Frames") is written.</summary>
internal static class Id3
{
    private static readonly (string Frame, string Field)[] Names =
    [
        ("TIT2", "TITLE"), ("TPE1", "ARTIST"), ("TALB", "ALBUM"), ("TPE2", "ALBUMARTIST"), ("TDRC", "DATE"), ("TYER", "DATE"),
        ("TCON", "GENRE"), ("TSRC", "ISRC"), ("TCOP", "COPYRIGHT"), ("TCOM", "COMPOSER"), ("TSSE", "ENCODER"), ("TBPM", "BPM"),
        ("TPUB", "LABEL"), ("TKEY", "INITIALKEY"), ("TLAN", "LANGUAGE"), ("TEXT", "LYRICIST"), ("TPE4", "REMIXER"),
    ];

    private static readonly Dictionary<string, string> Old = new(StringComparer.Ordinal)
    {
        ["TT2"] = "TIT2", ["TP1"] = "TPE1", ["TAL"] = "TALB", ["TP2"] = "TPE2", ["TYE"] = "TYER", ["TCO"] = "TCON", ["TRC"] = "TSRC",
        ["TCR"] = "TCOP", ["TCM"] = "TCOM", ["TRK"] = "TRCK", ["TPA"] = "TPOS", ["TXX"] = "TXXX", ["COM"] = "COMM", ["TSS"] = "TSSE",
    };

    /// <summary>Bytes of the tag at the beginning of <paramref name="head"/>, footer included; 0 where there is none.</summary>
    public static int Length(ReadOnlySpan<byte> head) =>
        head.Length >= 10 && head.StartsWith("ID3"u8) ? 10 + SyncSafe(head[6..]) + ((head[5] & 0x10) != 0 ? 10 : 0) : 0;

    /// <summary>The tags that can be understood; damaged frames end the reading.</summary>
    public static TagSet Read(ReadOnlySpan<byte> tag)
    {
        if (Length(tag) == 0 || tag[3] is < 2 or > 4)
        {
            return TagSet.Empty;
        }

        int version = tag[3];
        var body = tag[10..Math.Min(tag.Length, 10 + SyncSafe(tag[6..]))];
        if ((tag[5] & 0x80) != 0 && version < 4)
        {
            body = Resynchronize(body);
        }

        if ((tag[5] & 0x40) != 0 && version > 2 && body.Length >= 4)
        {
            var extended = version == 4 ? SyncSafe(body) : 4 + (int)Math.Min(uint.MaxValue >> 2, Big32(body));
            body = body[Math.Clamp(extended, 0, body.Length)..];
        }

        var tags = TagSet.Empty;
        var headBytes = version == 2 ? 6 : 10;
        while (body.Length > headBytes && body[0] != 0)
        {
            var id = Encoding.Latin1.GetString(body[..(version == 2 ? 3 : 4)]);
            long size = version switch
            {
                2 => (body[3] << 16) | (body[4] << 8) | body[5],
                3 => Big32(body[4..]),
                _ => SyncSafe(body[4..]),
            };
            if (size > body.Length - headBytes)
            {
                break;
            }

            var content = body.Slice(headBytes, (int)size);
            if (version == 4 && (body[9] & 0x03) != 0)
            {
                // A data length (4 bytes) precedes, unsynchronized or not.
                content = content[((body[9] & 0x01) != 0 ? Math.Min(4, content.Length) : 0)..];
                content = (body[9] & 0x02) != 0 ? Resynchronize(content) : content;
            }

            tags = Frame(tags, version == 2 ? Old.GetValueOrDefault(id, id) : id, content, version);
            body = body[(headBytes + (int)size)..];
        }

        return tags;
    }

    public static byte[] Write(TagSet tags)
    {
        using var frames = new MemoryStream();
        var written = new HashSet<string>(StringComparer.Ordinal) { "TRACKTOTAL", "DISCTOTAL", "TRACKNUMBER", "DISCNUMBER" };
        Number("TRCK", tags.Get("TRACKNUMBER"), tags.Get("TRACKTOTAL"));
        Number("TPOS", tags.Get("DISCNUMBER"), tags.Get("DISCTOTAL"));
        foreach (var (name, _) in tags.Fields)
        {
            if (!written.Add(name))
            {
                continue;
            }

            // ID3v2.4 separates several values of one field by NUL.
            var text = string.Join('\0', tags.Fields.Where(f => f.Key == name).Select(f => f.Value));
            var frame = Names.FirstOrDefault(n => n.Field == name).Frame;
            if (name == "COMMENT")
            {
                Put("COMM", [3, .. "eng"u8, 0, .. Encoding.UTF8.GetBytes(text)]);
            }
            else if (frame is not null)
            {
                Put(frame, [3, .. Encoding.UTF8.GetBytes(text)]);
            }
            else
            {
                Put("TXXX", [3, .. Encoding.UTF8.GetBytes(name), 0, .. Encoding.UTF8.GetBytes(text)]);
            }
        }

        foreach (var picture in tags.Pictures)
        {
            Put("APIC", [3, .. Encoding.Latin1.GetBytes(picture.MimeType), 0, (byte)picture.Kind, .. Encoding.UTF8.GetBytes(picture.Description), 0, .. picture.Data]);
        }

        return [.. "ID3"u8, 4, 0, 0, .. ToSyncSafe((int)frames.Length), .. frames.ToArray()];

        void Number(string frame, string? number, string? total)
        {
            if (number is not null || total is not null)
            {
                Put(frame, [3, .. Encoding.UTF8.GetBytes(total is null ? number! : $"{number ?? "0"}/{total}")]);
            }
        }

        void Put(string id, byte[] content)
        {
            frames.Write(Encoding.ASCII.GetBytes(id));
            frames.Write(ToSyncSafe(content.Length));
            frames.Write([0, 0]);
            frames.Write(content);
        }
    }

    private static TagSet Frame(TagSet tags, string id, ReadOnlySpan<byte> content, int version)
    {
        if (content.IsEmpty)
        {
            return tags;
        }

        if (id is "APIC" or "PIC")
        {
            return ReadPicture(content, version) is { } picture ? tags with { Pictures = tags.Pictures.Add(picture) } : tags;
        }

        if (id == "COMM")
        {
            var rest = content.Length > 4 ? content[4..] : [];
            _ = Text(content[0], ref rest);
            return tags.Get("COMMENT") is null ? Add(tags, "COMMENT", Text(content[0], ref rest)) : tags;
        }

        if (id[0] != 'T')
        {
            return tags;
        }

        var text = content[1..];
        var first = Text(content[0], ref text);
        if (id is "TRCK" or "TPOS")
        {
            var parts = first.Split('/', 2);
            tags = Add(tags, id == "TRCK" ? "TRACKNUMBER" : "DISCNUMBER", parts[0] == "0" && parts.Length > 1 ? "" : parts[0]);
            return parts.Length > 1 ? Add(tags, id == "TRCK" ? "TRACKTOTAL" : "DISCTOTAL", parts[1]) : tags;
        }

        var name = Names.FirstOrDefault(n => n.Frame == id).Field ?? id;
        if (id == "TXXX")
        {
            name = first;
            first = Text(content[0], ref text);
        }

        tags = Add(tags, name, first);
        while (!text.IsEmpty)
        {
            tags = Add(tags, name, Text(content[0], ref text));
        }

        return tags;
    }

    private static TagSet Add(TagSet tags, string name, string value) => value.Length == 0 || name.Length == 0 ? tags : tags.Adding(name, value);

    private static Picture? ReadPicture(ReadOnlySpan<byte> content, int version)
    {
        var encoding = content[0];
        var rest = content[1..];
        string mime;
        if (version == 2)
        {
            if (rest.Length < 4)
            {
                return null;
            }

            mime = rest.StartsWith("PNG"u8) ? "image/png" : "image/jpeg";
            rest = rest[3..];
        }
        else
        {
            mime = Text(0, ref rest);
        }

        if (rest.IsEmpty)
        {
            return null;
        }

        var kind = rest[0];
        rest = rest[1..];
        var description = Text(encoding, ref rest);
        return new Picture(kind, mime, description, [.. rest]);
    }

    /// <summary>Text up to its terminator; <paramref name="rest"/> goes on behind it.</summary>
    private static string Text(byte encoding, ref ReadOnlySpan<byte> rest)
    {
        var wide = encoding is 1 or 2;
        var end = 0;
        while (end + (wide ? 1 : 0) < rest.Length && (rest[end] != 0 || (wide && rest[end + 1] != 0)))
        {
            end += wide ? 2 : 1;
        }

        end = Math.Min(end, rest.Length);
        var bytes = rest[..end];
        rest = rest[Math.Min(rest.Length, end + (wide ? 2 : 1))..];
        if (!wide)
        {
            return encoding == 3 ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
        }

        var big = encoding == 2 || bytes.StartsWith<byte>([0xFE, 0xFF]);
        return (big ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes).TrimStart('\uFEFF');
    }

    private static byte[] Resynchronize(ReadOnlySpan<byte> bytes)
    {
        var result = new List<byte>(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            result.Add(bytes[i]);
            if (bytes[i] == 0xFF && i + 1 < bytes.Length && bytes[i + 1] == 0)
            {
                i++;
            }
        }

        return [.. result];
    }

    private static uint Big32(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static int SyncSafe(ReadOnlySpan<byte> bytes) =>
        ((bytes[0] & 0x7F) << 21) | ((bytes[1] & 0x7F) << 14) | ((bytes[2] & 0x7F) << 7) | (bytes[3] & 0x7F);

    private static byte[] ToSyncSafe(int value) => [(byte)(value >> 21 & 0x7F), (byte)(value >> 14 & 0x7F), (byte)(value >> 7 & 0x7F), (byte)(value & 0x7F)];
}
