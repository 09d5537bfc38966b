using System.Buffers.Binary;
using System.Text;
using Lathe.Files.Tags;

namespace Lathe.Files.Flac;

/// <summary>The PICTURE block (RFC 9639, clause 8.8).</summary>
internal static class PictureBlock
{
    /// <returns>null where it contradicts itself.</returns>
    public static Picture? Read(ReadOnlySpan<byte> block)
    {
        if (!TryNumber(ref block, out var kind) || !TryText(ref block, out var mime) || !TryText(ref block, out var description)
            || !TryNumber(ref block, out var width) || !TryNumber(ref block, out var height) || !TryNumber(ref block, out var depth)
            || !TryNumber(ref block, out _) || !TryNumber(ref block, out var length) || length > block.Length)
        {
            return null;
        }

        return new Picture((int)kind, Encoding.Latin1.GetString(mime), Encoding.UTF8.GetString(description), [.. block[..(int)length]])
        {
            Width = (int)width,
            Height = (int)height,
            ColorDepth = (int)depth,
        };
    }

    public static byte[] Write(Picture picture)
    {
        using var block = new MemoryStream();
        Put(picture.Kind);
        PutText(Encoding.Latin1.GetBytes(picture.MimeType));
        PutText(Encoding.UTF8.GetBytes(picture.Description));
        Put(picture.Width);
        Put(picture.Height);
        Put(picture.ColorDepth);
        Put(0);
        PutText(picture.Data.AsSpan());
        return block.ToArray();

        void Put(int value)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
            block.Write(bytes);
        }

        void PutText(ReadOnlySpan<byte> bytes)
        {
            Put(bytes.Length);
            block.Write(bytes);
        }
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> block, out uint value)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(block, out value))
        {
            return false;
        }

        block = block[4..];
        return true;
    }

    private static bool TryText(ref ReadOnlySpan<byte> block, out ReadOnlySpan<byte> text)
    {
        text = [];
        if (!TryNumber(ref block, out var length) || length > block.Length)
        {
            return false;
        }

        text = block[..(int)length];
        block = block[(int)length..];
        return true;
    }
}
