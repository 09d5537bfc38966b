using System.Buffers.Binary;

namespace Lathe.Files.Flac;

/// <summary>The checksum of a frame: x^16 + x^15 + x^2 + 1, from 0 (RFC 9639, clause 9.3), eight bytes at a time.</summary>
internal static class Crc16
{
    private const int Polynomial = 0x18005;

    /// <summary>Entry 256 k + b: the checksum of byte b followed by k zero bytes.</summary>
    private static readonly ushort[] Table = Build();

    public static ushort Compute(ReadOnlySpan<byte> bytes)
    {
        var table = Table.AsSpan(0, 8 * 256);
        uint crc = 0;
        while (bytes.Length >= 8)
        {
            var word = BinaryPrimitives.ReadUInt64BigEndian(bytes) ^ ((ulong)crc << 48);
            crc = (uint)(table[(7 * 256) + (int)(word >> 56)] ^ table[(6 * 256) + (int)(word >> 48 & 0xFF)]
                ^ table[(5 * 256) + (int)(word >> 40 & 0xFF)] ^ table[(4 * 256) + (int)(word >> 32 & 0xFF)]
                ^ table[(3 * 256) + (int)(word >> 24 & 0xFF)] ^ table[(2 * 256) + (int)(word >> 16 & 0xFF)]
                ^ table[256 + (int)(word >> 8 & 0xFF)] ^ table[(int)(word & 0xFF)]);
            bytes = bytes[8..];
        }

        foreach (var b in bytes)
        {
            crc = (crc << 8 ^ table[(int)(crc >> 8) ^ b]) & 0xFFFF;
        }

        return (ushort)crc;
    }

    private static ushort[] Build()
    {
        var table = new ushort[8 * 256];
        for (var i = 0; i < 256; i++)
        {
            var crc = i << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc << 1) ^ ((crc & 0x8000) != 0 ? Polynomial : 0);
            }

            table[i] = (ushort)crc;
        }

        for (var i = 256; i < table.Length; i++)
        {
            var before = table[i - 256];
            table[i] = (ushort)(before << 8 ^ table[before >> 8]);
        }

        return table;
    }
}
