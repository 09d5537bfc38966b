using Lathe.Dsp.Buffers;
using Lathe.Files.Bytes;

namespace Lathe.Files.Pcm;

/// <summary>Reads linear samples that lie in one piece of a file.</summary>
internal sealed class PcmReader : AudioReader
{
    private const int BufferBytes = 1 << 17;

    private readonly ByteSource _source;
    private readonly long _start;
    private readonly PcmCodec _codec;
    private readonly int _frameBytes;
    private readonly byte[] _buffer;

    /// <param name="source">Owned from now on.</param>
    /// <param name="start">Offset of the first sample.</param>
    public PcmReader(ByteSource source, AudioFileInfo info, long start, PcmEncoding encoding)
        : base(info)
    {
        _source = source;
        _start = start;
        _codec = PcmCodec.Of(encoding);
        _frameBytes = _codec.Size * info.Format.Channels;
        _buffer = new byte[Math.Max(_frameBytes, BufferBytes / _frameBytes * _frameBytes) + PcmCodec.Slack];
    }

    public override int Read(long position, in Planar destination)
    {
        var frames = FramesAt(position, destination);
        var done = 0;
        while (done < frames)
        {
            var count = Math.Min(frames - done, (_buffer.Length - PcmCodec.Slack) / _frameBytes);
            var bytes = _source.Read(_start + ((position + done) * _frameBytes), _buffer.AsSpan(0, count * _frameBytes));
            if (bytes < count * _frameBytes)
            {
                throw _source.Fault(
                    MediaCodes.Damaged, "the file has become shorter while it was read. Do not change it meanwhile.", _start + ((position + done) * _frameBytes) + bytes);
            }

            _codec.Decode(_buffer, destination.Slice(done, count));
            done += count;
        }

        return frames;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
        }
    }
}
