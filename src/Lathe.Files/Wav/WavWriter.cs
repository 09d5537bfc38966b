using System.Buffers.Binary;
using Lathe.Files.Bytes;
using Lathe.Files.Pcm;

namespace Lathe.Files.Wav;

/// <summary>
/// Writes WAVE. All chunks precede the samples, so that nothing follows them. 28 bytes are kept free for the ds64 chunk that
/// turns the file into RF64 where it grows past what 32 bits can count (EBU Tech 3306, clause 3).
/// </summary>
internal sealed class WavWriter : PcmWriter
{
    private const int Ds64Bytes = 28;

    private readonly long _limit;
    private readonly long _dataOffset;
    private readonly long _factOffset;

    /// <param name="limit">Largest length that a RIFF header may state, bytes.</param>
    public WavWriter(StagedFile file, AudioFileSpec spec, long limit = uint.MaxValue)
        : base(file, spec, EncodingOf(spec.SampleFormat))
    {
        _limit = limit;
        Output.Write("RIFF\0\0\0\0WAVE"u8);
        WriteChunk(Output, "JUNK"u8, new byte[Ds64Bytes]);
        WriteChunk(Output, "fmt "u8, WavFormat.Build(spec));
        if (spec.SampleFormat.IsFloat)
        {
            _factOffset = Output.Position + 8;
            WriteChunk(Output, "fact"u8, new byte[4]);
        }

        if (spec.Tags is { IsEmpty: false } tags)
        {
            WavTags.Write(Output, tags);
        }

        Output.Write("data\0\0\0\0"u8);
        _dataOffset = Output.Position;
    }

    /// <summary>Writes a chunk with its padding byte.</summary>
    public static void WriteChunk(Stream output, ReadOnlySpan<byte> id, ReadOnlySpan<byte> content)
    {
        output.Write(id);
        WriteSize(output, content.Length);
        output.Write(content);
        if ((content.Length & 1) == 1)
        {
            output.WriteByte(0);
        }
    }

    private protected override void Finish()
    {
        var dataBytes = DataBytes;
        if ((dataBytes & 1) == 1)
        {
            Output.WriteByte(0);
        }

        var riffBytes = _dataOffset + dataBytes + (dataBytes & 1) - 8;
        if (Spec.Container == Container.Wav && riffBytes <= _limit)
        {
            Output.Position = 4;
            WriteSize(Output, riffBytes);
            Output.Position = _dataOffset - 4;
            WriteSize(Output, dataBytes);
        }
        else
        {
            FinishAs64(riffBytes, dataBytes);
        }

        if (_factOffset > 0)
        {
            Output.Position = _factOffset;
            WriteSize(Output, Math.Min(Frames, uint.MaxValue));
        }
    }

    private void FinishAs64(long riffBytes, long dataBytes)
    {
        Output.Position = 0;
        Output.Write(Spec.Container == Container.Bw64 ? "BW64"u8 : "RF64"u8);
        WriteSize(Output, uint.MaxValue);
        var ds64 = new byte[Ds64Bytes];
        BinaryPrimitives.WriteInt64LittleEndian(ds64, riffBytes);
        BinaryPrimitives.WriteInt64LittleEndian(ds64.AsSpan(8), dataBytes);
        BinaryPrimitives.WriteInt64LittleEndian(ds64.AsSpan(16), Frames);
        Output.Position = 12;
        WriteChunk(Output, "ds64"u8, ds64);
        Output.Position = _dataOffset - 4;
        WriteSize(Output, uint.MaxValue);
    }

    private static void WriteSize(Stream output, long size)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)size);
        output.Write(bytes);
    }

    private static PcmEncoding EncodingOf(SampleFormat format) => format switch
    {
        SampleFormat.U8 => PcmEncoding.U8,
        SampleFormat.S16 => PcmEncoding.S16,
        SampleFormat.S24 => PcmEncoding.S24,
        SampleFormat.S32 => PcmEncoding.S32,
        SampleFormat.F32 => PcmEncoding.F32,
        _ => PcmEncoding.F64,
    };
}
