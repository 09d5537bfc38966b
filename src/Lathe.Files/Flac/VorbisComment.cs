using System.Buffers.Binary;
using System.Text;
using Lathe.Files.Tags;

namespace Lathe.Files.Flac;

/// <summary>Vorbis comments as FLAC holds them (RFC 9639, clause 8.6): little-endian lengths, UTF-8, NAME=value.</summary>
internal static class VorbisComment
{
    private const string Vendor = "Lathe";

    /// <returns>Whether the block is whole; <paramref name="tags"/> has what could be read either way.</returns>
    public static bool TryRead(ReadOnlySpan<byte> block, out TagSet tags)
    {
        tags = TagSet.Empty;
        if (!TryText(ref block, out _) || block.Length < 4)
        {
            return false;
        }

        var count = BinaryPrimitives.ReadUInt32LittleEndian(block);
        block = block[4..];
        var fields = new List<KeyValuePair<string, string>>();
        var whole = true;
        for (uint i = 0; i < count && whole; i++)
        {
            whole = TryText(ref block, out var text);
            var separator = text.IndexOf('=');
            if (separator > 0)
            {
                FieldNames.Add(fields, text[..separator], text[(separator + 1)..]);
            }
        }

        tags = TagSet.Of(fields);
        return whole;
    }

    public static byte[] Write(TagSet tags)
    {
        using var block = new MemoryStream();
        Put(Vendor);
        PutNumber(tags.Fields.Length);
        foreach (var (name, value) in tags.Fields)
        {
            Put($"{name}={value}");
        }

        return block.ToArray();

        void Put(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            PutNumber(bytes.Length);
            block.Write(bytes);
        }

        void PutNumber(int value)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            block.Write(bytes);
        }
    }

    private static bool TryText(ref ReadOnlySpan<byte> block, out string text)
    {
        text = "";
        if (!BinaryPrimitives.TryReadUInt32LittleEndian(block, out var length) || length > block.Length - 4)
        {
            return false;
        }

        text = Encoding.UTF8.GetString(block.Slice(4, (int)length));
        block = block[(4 + (int)length)..];
        return true;
    }
}
