using System.Buffers.Binary;
using System.Text;
using Lathe.Files.Bytes;
using Lathe.Files.Pcm;
using Lathe.Files.Tags;

namespace Lathe.Files.Aiff;

/// <summary>Writes AIFF, and AIFF-C for floating-point samples. All chunks precede the samples.</summary>
internal sealed class AiffWriter : PcmWriter
{
    private readonly long _commOffset;
    private readonly long _dataOffset;

    public AiffWriter(StagedFile file, AudioFileSpec spec)
        : base(file, spec, EncodingOf(spec.SampleFormat))
    {
        var isAifc = spec.Container == Container.Aifc;
        Output.Write(isAifc ? "FORM\0\0\0\0AIFC"u8 : "FORM\0\0\0\0AIFF"u8);
        if (isAifc)
        {
            // The one version there is: May 23, 1990.
            WriteChunk("FVER"u8, [0xA2, 0x80, 0x51, 0x40]);
        }

        _commOffset = Output.Position + 8;
        WriteChunk("COMM"u8, Common(spec));
        if (spec.Tags is { IsEmpty: false } tags)
        {
            WriteText("NAME"u8, tags.Title);
            WriteText("AUTH"u8, tags.Artist);
            WriteText("(c) "u8, tags.Copyright);
            WriteChunk("ID3 "u8, Id3.Write(tags));
        }

        Output.Write("SSND\0\0\0\0\0\0\0\0\0\0\0\0"u8);
        _dataOffset = Output.Position;
    }

    private protected override void Finish()
    {
        var formBytes = _dataOffset + DataBytes + (DataBytes & 1) - 8;
        if (formBytes > uint.MaxValue)
        {
            throw new MediaException(Path, null, MediaCodes.Unsupported, "more than 4 GiB do not fit into AIFF. Write WAV (which becomes RF64) or FLAC.");
        }

        if ((DataBytes & 1) == 1)
        {
            Output.WriteByte(0);
        }

        Output.Position = 4;
        WriteSize(formBytes);
        Output.Position = _commOffset + 2;
        WriteSize(Frames);
        Output.Position = _dataOffset - 12;
        WriteSize(DataBytes + 8);
    }

    private static byte[] Common(AudioFileSpec spec)
    {
        var comm = new byte[18];
        BinaryPrimitives.WriteUInt16BigEndian(comm, (ushort)spec.Format.Channels);
        BinaryPrimitives.WriteUInt16BigEndian(comm.AsSpan(6), (ushort)spec.SampleFormat.Bits);
        ExtendedFloat.Write(comm.AsSpan(8), spec.Format.SampleRate);
        if (spec.Container != Container.Aifc)
        {
            return comm;
        }

        // A Pascal string: its length, its characters, an even number of bytes in all.
        return spec.SampleFormat switch
        {
            SampleFormat.F32 => [.. comm, .. "fl32"u8, 0, 0],
            SampleFormat.F64 => [.. comm, .. "fl64"u8, 0, 0],
            _ => [.. comm, .. "NONE"u8, 0, 0],
        };
    }

    private void WriteText(ReadOnlySpan<byte> id, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            WriteChunk(id, Encoding.UTF8.GetBytes(text));
        }
    }

    private void WriteChunk(ReadOnlySpan<byte> id, ReadOnlySpan<byte> content)
    {
        Output.Write(id);
        WriteSize(content.Length);
        Output.Write(content);
        if ((content.Length & 1) == 1)
        {
            Output.WriteByte(0);
        }
    }

    private void WriteSize(long size)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)size);
        Output.Write(bytes);
    }

    private static PcmEncoding EncodingOf(SampleFormat format) => format switch
    {
        SampleFormat.U8 => PcmEncoding.S8,
        SampleFormat.S16 => PcmEncoding.S16Big,
        SampleFormat.S24 => PcmEncoding.S24Big,
        SampleFormat.S32 => PcmEncoding.S32Big,
        SampleFormat.F32 => PcmEncoding.F32Big,
        _ => PcmEncoding.F64Big,
    };
}
