using Lathe.Dsp.Buffers;
using Lathe.Files.Pcm;

namespace Lathe.Files.Flac;

/// <summary>Reads FLAC. Every frame's checksums are verified; the MD5 of all samples is, once they have been read in order.</summary>
internal sealed class FlacReader : AudioReader
{
    /// <summary>Bytes that are looked at for one frame before more are asked for.</summary>
    private const int UsualFrameBytes = 1 << 15;

    private readonly FlacStream _stream;
    private readonly double _step;
    private readonly SampleHash? _hash;
    private ChecksumState _checksum;
    private long _hashed;
    private long _frameStart;
    private int _frameLength;
    private long _nextSample;
    private long _nextOffset;

    public FlacReader(AudioFileInfo info, FlacStream stream)
        : base(info)
    {
        _stream = stream;
        _step = FullScale.Step(stream.Info.Bits);
        _nextOffset = stream.AudioStart;
        if (stream.Info.HasMd5 && stream.Origin == 0)
        {
            _hash = new SampleHash(stream.Info.Channels, stream.Info.Bits);
            _checksum = ChecksumState.Pending;
        }
    }

    public override ChecksumState Checksum => _checksum;

    public override int Read(long position, in Planar destination)
    {
        var frames = FramesAt(position, destination);
        var done = 0;
        while (done < frames)
        {
            var at = position + done;
            if (at < _frameStart || at >= _frameStart + _frameLength)
            {
                if (at != _nextSample)
                {
                    Seek(at);
                }

                while (at >= _nextSample)
                {
                    DecodeNext();
                }
            }

            var from = (int)(at - _frameStart);
            var count = Math.Min(frames - done, _frameLength - from);
            for (var c = 0; c < destination.Channels; c++)
            {
                IntegerScaling.Scale(_stream.Decoder.Channels[c].AsSpan(from, count), destination[c].Slice(done, count), _step);
            }

            done += count;
        }

        return frames;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash?.Dispose();
            _stream.Dispose();
        }
    }

    private void DecodeNext()
    {
        var offset = _nextOffset;
        var bytes = _stream.Buffer.At(offset, UsualFrameBytes);
        if (!FrameHeader.TryParse(bytes, out var header))
        {
            throw Damaged(offset, bytes.IsEmpty ? "the samples end" : "no frame begins where one should");
        }

        if (!_stream.Search.Fits(header))
        {
            throw Damaged(offset, $"the stream changes to {header.Channels} channels, {header.Bits} bits, {header.SampleRate} Hz");
        }

        var start = _stream.StartOf(header);
        if (start != _nextSample)
        {
            throw Damaged(offset, $"frames {_nextSample} to {start} are missing");
        }

        int length;
        while ((length = _stream.Decoder.Decode(bytes, header)) == 0)
        {
            if (_stream.Decoder.Fault is { } fault || !_stream.Buffer.CanGrow(offset, bytes.Length))
            {
                _frameLength = 0;
                throw Damaged(offset, _stream.Decoder.Fault ?? "the file ends within a frame");
            }

            bytes = _stream.Buffer.At(offset, bytes.Length * 2);
        }

        (_frameStart, _frameLength) = (start, header.BlockSize);
        _nextSample = start + header.BlockSize;
        _nextOffset = offset + length;
        Hash();
    }

    private void Hash()
    {
        if (_hash is null || _checksum != ChecksumState.Pending || _hashed != _frameStart)
        {
            return;
        }

        _hash.Append(_stream.Decoder.Channels, _frameLength);
        _hashed += _frameLength;
        if (_hashed >= Frames)
        {
            _checksum = _hash.Finish().AsSpan().SequenceEqual(_stream.Info.Md5.AsSpan()) ? ChecksumState.Matches : ChecksumState.Differs;
        }
    }

    private void Seek(long sample)
    {
        _frameLength = 0;
        (_nextOffset, _nextSample) = _stream.FrameBefore(sample, Frames);
    }

    private MediaException Damaged(long offset, string what) => _stream.Source.Fault(
        MediaCodes.Damaged, $"the FLAC stream is damaged: {what} (frame position {_nextSample}). Export or download the file again.", offset);
}
