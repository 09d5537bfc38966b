using Lathe.Dsp.Buffers;
using Lathe.Files.Bytes;

namespace Lathe.Files.Pcm;

/// <summary>Writes linear samples between a header and an end that the container knows.</summary>
internal abstract class PcmWriter : AudioWriter
{
    private const int BufferBytes = 1 << 16;

    private readonly PcmCodec _codec;
    private readonly int _frameBytes;
    private readonly byte[] _buffer;

    protected PcmWriter(StagedFile file, AudioFileSpec spec, PcmEncoding encoding)
        : base(file, spec)
    {
        _codec = PcmCodec.Of(encoding);
        _frameBytes = _codec.Size * spec.Format.Channels;
        _buffer = new byte[Math.Max(_frameBytes, BufferBytes / _frameBytes * _frameBytes)];
    }

    /// <summary>Bytes of samples written so far.</summary>
    protected long DataBytes => Frames * _frameBytes;

    private protected sealed override void WriteBlock(in Planar block)
    {
        var perBuffer = _buffer.Length / _frameBytes;
        for (var done = 0; done < block.Frames; done += perBuffer)
        {
            var count = Math.Min(perBuffer, block.Frames - done);
            _codec.Encode(block.Slice(done, count), _buffer);
            Output.Write(_buffer, 0, count * _frameBytes);
        }
    }

    private protected sealed override void WriteIntegerBlock(ReadOnlySpan<int> interleaved)
    {
        var perBuffer = _buffer.Length / _codec.Size;
        for (var done = 0; done < interleaved.Length; done += perBuffer)
        {
            var count = Math.Min(perBuffer, interleaved.Length - done);
            _codec.EncodeIntegers(interleaved.Slice(done, count), _buffer);
            Output.Write(_buffer, 0, count * _codec.Size);
        }
    }
}
