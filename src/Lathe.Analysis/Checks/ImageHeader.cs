using System.Buffers.Binary;

namespace Lathe.Analysis.Checks;

/// <summary>What the head of a PNG (ISO/IEC 15948, IHDR) or JPEG (ITU-T T.81, B.2.2) picture says.</summary>
/// <param name="IsRgb">False for gray pictures and for four inks.</param>
internal readonly record struct ImageHeader(int Width, int Height, bool IsRgb)
{
    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>Null for anything else, and for a picture that breaks off.</returns>
    public static ImageHeader? Read(ReadOnlySpan<byte> data) =>
        data.StartsWith(Png) ? OfPng(data) : data.Length > 3 && data[0] == 0xFF && data[1] == 0xD8 ? OfJpeg(data[2..]) : null;

    private static ImageHeader? OfPng(ReadOnlySpan<byte> data) => data.Length < 26
        ? null
        : new ImageHeader(BinaryPrimitives.ReadInt32BigEndian(data[16..]), BinaryPrimitives.ReadInt32BigEndian(data[20..]), data[25] is 2 or 3 or 6);

    private static ImageHeader? OfJpeg(ReadOnlySpan<byte> data)
    {
        while (data.Length >= 10 && data[0] == 0xFF)
        {
            var marker = data[1];
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return new ImageHeader(BinaryPrimitives.ReadUInt16BigEndian(data[7..]), BinaryPrimitives.ReadUInt16BigEndian(data[5..]), data[9] == 3);
            }

            var length = marker == 0xFF ? -1 : BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
            if (length + 2 > data.Length)
            {
                return null;
            }

            data = data[(length + 2)..];
        }

        return null;
    }
}
