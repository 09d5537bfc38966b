using System.Buffers.Binary;
using Lathe.Files.Bytes;

namespace Lathe.Files.Wav;

/// <summary>Opens Sony Wave64: WAVE with 16-byte chunk names and 64-bit lengths that count their own header, aligned to 8 bytes.</summary>
internal static class Wave64File
{
    private const int HeaderBytes = 24;
    private const int MaxChunks = 100_000;

    private static ReadOnlySpan<byte> Riff => [0x72, 0x69, 0x66, 0x66, 0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00];

    /// <summary>Bytes 4 to 15 of the other names.</summary>
    private static ReadOnlySpan<byte> NameTail => [0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A];

    public static bool IsWave64(ReadOnlySpan<byte> head) => head.StartsWith(Riff);

    /// <inheritdoc cref="WavFile.Open(ByteSource)"/>
    public static AudioReader? Open(ByteSource source)
    {
        var warnings = new List<string>();
        WavFormat? format = null;
        var at = 40L;
        for (var chunk = 0; chunk < MaxChunks && at + HeaderBytes <= source.Length; chunk++)
        {
            var head = source.ReadUpTo(at, HeaderBytes);
            var size = BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(16)) - HeaderBytes;
            if (size < 0 || !head.AsSpan(4, 12).SequenceEqual(NameTail))
            {
                warnings.Add($"{source.Length - at} bytes from byte {at} on are no chunk.");
                break;
            }

            var there = Math.Min(size, source.Length - at - HeaderBytes);
            if (head.AsSpan().StartsWith("fmt "u8))
            {
                format = WavFormat.Parse(source, source.ReadUpTo(at + HeaderBytes, Math.Min(there, 64)), at + HeaderBytes, warnings);
            }
            else if (head.AsSpan().StartsWith("data"u8) && format is not null)
            {
                if (there < size)
                {
                    warnings.Add($"The data chunk states {size} bytes, {there} are there.");
                }

                return WavFile.Open(source, format, Container.Wave64, at + HeaderBytes, there, Tags.TagSet.Empty, warnings, info => info);
            }

            at += HeaderBytes + ((there + 7) & ~7L);
        }

        throw source.Fault(MediaCodes.Header, "has no fmt and data chunk, so there are no samples. Export the file again.", at);
    }
}
