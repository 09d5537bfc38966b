using System.Buffers.Binary;
using Lathe.Dsp.Buffers;
using Lathe.Files.Bytes;
using Lathe.Files.Pcm;

namespace Lathe.Files.Wav;

/// <summary>What a "fmt " chunk says, checked.</summary>
/// <param name="Encoding">null for a coding other than linear samples.</param>
/// <param name="Tag">The format tag, that of the sub-format for WAVE_FORMAT_EXTENSIBLE.</param>
/// <param name="BitDepth">Valid bits.</param>
internal sealed record WavFormat(PcmEncoding? Encoding, int Tag, int BitDepth, AudioFormat Format)
{
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;
    private const int MaxChannels = 1024;
    private const int MaxSampleRate = 10_000_000;

    /// <summary>Bytes 2 to 15 of the sub-format's GUID, the same for all tags.</summary>
    private static ReadOnlySpan<byte> GuidTail => [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    /// <param name="chunk">The chunk's content.</param>
    /// <param name="offset">Where it lies in the file.</param>
    /// <exception cref="MediaException">It is too short or says something impossible.</exception>
    public static WavFormat Parse(ByteSource source, ReadOnlySpan<byte> chunk, long offset, List<string> warnings)
    {
        if (chunk.Length < 14)
        {
            throw source.Fault(MediaCodes.Header, $"the fmt chunk has {chunk.Length} bytes instead of 16 or more. Export the file again.", offset);
        }

        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int align = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        if (channels is 0 or > MaxChannels)
        {
            throw source.Fault(MediaCodes.Header, $"the fmt chunk states {channels} channels; 1 to {MaxChannels} can be read.", offset + 2);
        }

        if (rate is 0 or > MaxSampleRate)
        {
            throw source.Fault(MediaCodes.Header, $"the fmt chunk states a sample rate of {rate} Hz. Export the file again.", offset + 4);
        }

        var bits = chunk.Length >= 16 ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) : align * 8 / channels;
        var valid = bits;
        var layout = ChannelLayout.Of(channels);
        if (tag == Extensible && chunk.Length >= 40)
        {
            valid = BinaryPrimitives.ReadUInt16LittleEndian(chunk[18..]);
            var mask = BinaryPrimitives.ReadUInt32LittleEndian(chunk[20..]);
            layout = mask == 0 || channels == 1 ? layout : ChannelLayout.FromMask(mask, channels);
            tag = chunk[26..40].SequenceEqual(GuidTail) ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..]) : Extensible;
        }

        if (valid == 0 || valid > bits)
        {
            valid = bits;
        }

        var encoding = EncodingOf(tag, bits, ref valid, align, channels, warnings);
        if (encoding is null && tag is Pcm or Float)
        {
            throw source.Fault(MediaCodes.Codec, $"samples of {bits} bits with {align} bytes a frame of {channels} channels are not read. Export the file again as 16, 24 or 32 bits.", offset + 14);
        }

        return new WavFormat(encoding, tag, valid, new AudioFormat((int)rate, layout));
    }

    /// <summary>The "fmt " chunk's content for a file to be written: the plain form for mono and stereo, which every program reads.</summary>
    public static byte[] Build(AudioFileSpec spec)
    {
        var bits = spec.SampleFormat.Bits;
        var channels = spec.Format.Channels;
        var tag = spec.SampleFormat.IsFloat ? Float : Pcm;
        var extensible = channels > 2 || (spec.Format.Layout.Mask is not (0 or 3 or 4));
        var chunk = new byte[extensible ? 40 : tag == Float ? 18 : 16];
        BinaryPrimitives.WriteUInt16LittleEndian(chunk, (ushort)(extensible ? Extensible : tag));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(2), (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), spec.Format.SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk.AsSpan(8), (uint)Math.Min(uint.MaxValue, (long)spec.Format.SampleRate * channels * bits / 8));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(12), (ushort)(channels * bits / 8));
        BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(14), (ushort)bits);
        if (extensible)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(16), 22);
            BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(18), (ushort)bits);
            BinaryPrimitives.WriteUInt32LittleEndian(chunk.AsSpan(20), spec.Format.Layout.Mask);
            BinaryPrimitives.WriteUInt16LittleEndian(chunk.AsSpan(24), (ushort)tag);
            GuidTail.CopyTo(chunk.AsSpan(26));
        }

        return chunk;
    }

    private static PcmEncoding? EncodingOf(int tag, int bits, ref int valid, int align, int channels, List<string> warnings)
    {
        var stored = (bits + 7) / 8;
        if (align != stored * channels)
        {
            if (tag == Pcm && bits == 24 && align == 4 * channels)
            {
                return PcmEncoding.S24Low;
            }

            // Some writers put the valid bits where the container's belong: the bytes of a frame tell the container.
            if (tag is Pcm or Float && align > 0 && align % channels == 0 && align / channels is var size and <= 8 && size > stored)
            {
                stored = size;
            }
            else if (tag is Pcm or Float)
            {
                warnings.Add($"The header states {align} bytes a frame; {channels} channels of {bits} bits are {stored * channels}.");
            }
        }

        if (valid > stored * 8)
        {
            valid = stored * 8;
        }

        return (tag, stored) switch
        {
            (Pcm, 1) => PcmEncoding.U8,
            (Pcm, 2) => PcmEncoding.S16,
            (Pcm, 3) => PcmEncoding.S24,
            (Pcm, 4) => PcmEncoding.S32,
            (Float, 4) => PcmEncoding.F32,
            (Float, 8) => PcmEncoding.F64,
            _ => null,
        };
    }
}
