namespace Lathe.Files.Flac;

/// <summary>The checksum of a frame header: x^8 + x^2 + x + 1, from 0 (RFC 9639, clause 9.1.8).</summary>
internal static class Crc8
{
    private static readonly byte[] Table = Build();

    public static byte Compute(ReadOnlySpan<byte> bytes)
    {
        byte crc = 0;
        foreach (var b in bytes)
        {
            crc = Table[crc ^ b];
        }

        return crc;
    }

    private static byte[] Build()
    {
        var table = new byte[256];
        for (var i = 0; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc << 1) ^ ((crc & 0x80) != 0 ? 0x107 : 0);
            }

            table[i] = (byte)crc;
        }

        return table;
    }
}
