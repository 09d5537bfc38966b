using System.Buffers.Binary;
using System.Collections.Concurrent;
using Lathe.Dsp.Buffers;
using Lathe.Files.Bytes;
using Lathe.Files.Pcm;

namespace Lathe.Files.Flac;

/// <summary>
/// Writes FLAC in blocks of 4096, several at a time on all processors; the bytes do not depend on how many there are.
/// STREAMINFO with its MD5 and the seek table are filled in at the end.
/// </summary>
internal sealed class FlacWriter : AudioWriter
{
    private const int Batch = 16;
    private const int MaxSeekPoints = 240;
    private const int SeekSeconds = 10;
    private const int PaddingBytes = 1024;
    private const int MaxBlockBytes = (1 << 24) - 1;

    private readonly int _channels;
    private readonly int _bits;
    private readonly int[][][] _blocks;
    private readonly byte[][] _encoded = new byte[Batch][];
    private readonly ConcurrentBag<FrameEncoder> _encoders = [];
    private readonly SampleHash _hash;
    private readonly List<SeekPoint> _frames = [];
    private readonly long _seekTableOffset;
    private readonly long _audioStart;
    private int _filled;
    private int _block;
    private long _encodedFrames;
    private int _minFrameBytes = int.MaxValue;
    private int _maxFrameBytes;

    public FlacWriter(StagedFile file, AudioFileSpec spec)
        : base(file, spec)
    {
        _channels = spec.Format.Channels;
        _bits = spec.SampleFormat.Bits;
        _hash = new SampleHash(_channels, _bits);
        _blocks = new int[Batch][][];
        for (var b = 0; b < Batch; b++)
        {
            _blocks[b] = [.. Enumerable.Range(0, _channels).Select(_ => new int[FrameEncoder.BlockSize])];
        }

        Output.Write("fLaC"u8);
        WriteBlockOf(FlacMetadata.StreamInfoType, new byte[StreamInfo.Bytes]);
        _seekTableOffset = Output.Position + 4;
        WriteBlockOf(FlacMetadata.SeekTableType, new byte[MaxSeekPoints * SeekPoint.Bytes]);
        WriteBlockOf(FlacMetadata.VorbisCommentType, VorbisComment.Write(spec.Tags ?? Tags.TagSet.Empty));
        foreach (var picture in spec.Tags?.Pictures ?? [])
        {
            WriteBlockOf(FlacMetadata.PictureType, PictureBlock.Write(picture));
        }

        WriteBlockOf(FlacMetadata.PaddingType, new byte[PaddingBytes], isLast: true);
        _audioStart = Output.Position;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private protected override void WriteBlock(in Planar block)
    {
        var scale = (double)(1L << (_bits - 1));
        for (var done = 0; done < block.Frames;)
        {
            var count = Math.Min(block.Frames - done, FrameEncoder.BlockSize - _filled);
            for (var c = 0; c < _channels; c++)
            {
                var from = block[c].Slice(done, count);
                var to = _blocks[_block][c].AsSpan(_filled, count);
                for (var i = 0; i < count; i++)
                {
                    to[i] = FullScale.Quantize(from[i], scale);
                }
            }

            done += count;
            Advance(count);
        }
    }

    private protected override void WriteIntegerBlock(ReadOnlySpan<int> interleaved)
    {
        var unused = 32 - _bits;
        foreach (var sample in interleaved)
        {
            if (sample << unused >> unused != sample)
            {
                throw new ArgumentOutOfRangeException(nameof(interleaved), sample, $"The sample does not fit {_bits} bits.");
            }
        }

        while (!interleaved.IsEmpty)
        {
            var count = Math.Min(interleaved.Length / _channels, FrameEncoder.BlockSize - _filled);
            for (var c = 0; c < _channels; c++)
            {
                var to = _blocks[_block][c].AsSpan(_filled, count);
                for (var i = 0; i < count; i++)
                {
                    to[i] = interleaved[(i * _channels) + c];
                }
            }

            interleaved = interleaved[(count * _channels)..];
            Advance(count);
        }
    }

    private protected override void Finish()
    {
        EncodeBatch(_filled > 0 ? _block + 1 : _block, _filled);
        var info = new StreamInfo(FrameEncoder.BlockSize, FrameEncoder.BlockSize, Format.SampleRate, _channels, _bits, Frames, [.. _hash.Finish()])
        {
            MinFrameBytes = _maxFrameBytes == 0 ? 0 : _minFrameBytes,
            MaxFrameBytes = _maxFrameBytes,
        };
        Output.Position = 8;
        Output.Write(info.Write());
        Output.Position = _seekTableOffset;
        Output.Write(SeekTable());
    }

    private void Advance(int count)
    {
        _filled += count;
        if (_filled == FrameEncoder.BlockSize)
        {
            _filled = 0;
            if (++_block == Batch)
            {
                EncodeBatch(Batch, FrameEncoder.BlockSize);
            }
        }
    }

    /// <param name="lastCount">Samples of the last block; the others are full, unless it is 0 and the last is full too.</param>
    private void EncodeBatch(int blocks, int lastCount)
    {
        Parallel.For(0, blocks, b =>
        {
            var encoder = _encoders.TryTake(out var idle) ? idle : new FrameEncoder(_channels, _bits, Format.SampleRate);
            _encoded[b] = encoder.Encode(_blocks[b], CountOf(b), _encodedFrames + b).ToArray();
            _encoders.Add(encoder);
        });
        for (var b = 0; b < blocks; b++)
        {
            _hash.Append(_blocks[b], CountOf(b));
            _frames.Add(new SeekPoint((_encodedFrames + b) * FrameEncoder.BlockSize, Output.Position - _audioStart, CountOf(b)));
            Output.Write(_encoded[b]);
            _minFrameBytes = Math.Min(_minFrameBytes, _encoded[b].Length);
            _maxFrameBytes = Math.Max(_maxFrameBytes, _encoded[b].Length);
        }

        _encodedFrames += blocks;
        _block = 0;

        int CountOf(int b) => b == blocks - 1 && lastCount > 0 ? lastCount : FrameEncoder.BlockSize;
    }

    private byte[] SeekTable()
    {
        var table = new byte[MaxSeekPoints * SeekPoint.Bytes];
        var perPoint = Math.Max(1, (long)Format.SampleRate * SeekSeconds / FrameEncoder.BlockSize);
        perPoint = Math.Max(perPoint, (_frames.Count + MaxSeekPoints - 1) / MaxSeekPoints);
        for (var p = 0; p < MaxSeekPoints; p++)
        {
            var at = table.AsSpan(p * SeekPoint.Bytes);
            var index = p * perPoint;
            var point = index < _frames.Count ? _frames[(int)index] : new SeekPoint(SeekPoint.Placeholder, 0, 0);
            BinaryPrimitives.WriteInt64BigEndian(at, point.Sample);
            BinaryPrimitives.WriteInt64BigEndian(at[8..], point.Offset);
            BinaryPrimitives.WriteUInt16BigEndian(at[16..], (ushort)point.BlockSize);
        }

        return table;
    }

    private void WriteBlockOf(int type, ReadOnlySpan<byte> content, bool isLast = false)
    {
        if (content.Length > MaxBlockBytes)
        {
            throw new MediaException(Path, null, MediaCodes.Unsupported, $"a picture or text of {content.Length} bytes does not fit into FLAC, which holds 16 MiB. Make it smaller.");
        }

        Span<byte> head = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(head, content.Length);
        head[0] = (byte)(type | (isLast ? 0x80 : 0));
        Output.Write(head);
        Output.Write(content);
    }
}
