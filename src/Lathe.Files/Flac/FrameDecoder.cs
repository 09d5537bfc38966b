using System.Numerics;
using System.Runtime.InteropServices;

namespace Lathe.Files.Flac;

/// <summary>Decodes whole frames (RFC 9639, clause 9) and verifies their checksum. Not thread-safe.</summary>
internal sealed unsafe class FrameDecoder
{
    private const int MaxBlock = 65535;

    private readonly SubframeDecoder _subframes = new();
    private readonly int[][] _channels;
    private readonly int _bits;
    private long[]? _wide;

    /// <param name="channels">1 to 8.</param>
    /// <param name="bits">Bits of a sample, 4 to 32.</param>
    public FrameDecoder(int channels, int bits, int maxBlock)
    {
        _bits = bits;
        _channels = new int[channels][];
        for (var c = 0; c < channels; c++)
        {
            _channels[c] = GC.AllocateUninitializedArray<int>(Math.Clamp(maxBlock, 16, MaxBlock), pinned: true);
        }
    }

    /// <summary>What kept a frame from being decoded; null after success or where more bytes are needed.</summary>
    public string? Fault { get; private set; }

    /// <summary>The samples of the last frame, channel by channel; valid up to its block size.</summary>
    public int[][] Channels => _channels;

    /// <summary>Decodes the frame at the beginning of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">Followed by <see cref="BitReader.Padding"/> zero bytes.</param>
    /// <param name="header">Of that frame, with the decoder's channels and bits.</param>
    /// <returns>The frame's length in bytes; 0 where it is damaged or not whole (see <see cref="Fault"/>).</returns>
    public int Decode(ReadOnlySpan<byte> bytes, in FrameHeader header)
    {
        Fault = null;
        EnsureBlock(header.BlockSize);
        fixed (byte* start = bytes)
        {
            var reader = new BitReader(start + header.Bytes, bytes.Length - header.Bytes);
            for (var c = 0; c < _channels.Length; c++)
            {
                var fault = DecodeChannel(ref reader, header, c);
                if (reader.IsOverrun)
                {
                    return 0;
                }

                if (fault is not null)
                {
                    Fault = fault;
                    return 0;
                }
            }

            var aligned = reader.AlignToByte();
            var body = header.Bytes + (int)(reader.Position / 8);
            if (body + 2 > bytes.Length)
            {
                return 0;
            }

            if (!aligned || Crc16.Compute(bytes[..body]) != (bytes[body] << 8 | bytes[body + 1]))
            {
                Fault = "the frame's checksum differs";
                return 0;
            }

            Decorrelate(header);
            return body + 2;
        }
    }

    private string? DecodeChannel(ref BitReader reader, in FrameHeader header, int channel)
    {
        var isSide = header.Assignment switch
        {
            FrameHeader.LeftSide or FrameHeader.MidSide => channel == 1,
            FrameHeader.SideRight => channel == 0,
            _ => false,
        };
        if (isSide && _bits == 32)
        {
            _wide ??= GC.AllocateUninitializedArray<long>(MaxBlock, pinned: true);
            fixed (long* wide = _wide)
            {
                return _subframes.Decode(ref reader, wide, header.BlockSize, 33);
            }
        }

        fixed (int* samples = _channels[channel])
        {
            return _subframes.Decode(ref reader, samples, header.BlockSize, isSide ? _bits + 1 : _bits);
        }
    }

    private void Decorrelate(in FrameHeader header)
    {
        if (header.Assignment < FrameHeader.LeftSide)
        {
            return;
        }

        var first = _channels[0].AsSpan(0, header.BlockSize);
        var second = _channels[1].AsSpan(0, header.BlockSize);
        if (_bits == 32)
        {
            DecorrelateWide(first, second, header.Assignment);
            return;
        }

        // Mid lost its lowest bit, which is the side's: right = mid - floor(side / 2), left = right + side.
        var a = MemoryMarshal.Cast<int, Vector<int>>(first);
        var b = MemoryMarshal.Cast<int, Vector<int>>(second);
        for (var i = 0; i < a.Length; i++)
        {
            switch (header.Assignment)
            {
                case FrameHeader.LeftSide:
                    b[i] = a[i] - b[i];
                    break;
                case FrameHeader.SideRight:
                    a[i] += b[i];
                    break;
                default:
                    var right = a[i] - (b[i] >> 1);
                    a[i] = right + b[i];
                    b[i] = right;
                    break;
            }
        }

        for (var i = a.Length * Vector<int>.Count; i < first.Length; i++)
        {
            switch (header.Assignment)
            {
                case FrameHeader.LeftSide:
                    second[i] = first[i] - second[i];
                    break;
                case FrameHeader.SideRight:
                    first[i] += second[i];
                    break;
                default:
                    var right = first[i] - (second[i] >> 1);
                    first[i] = right + second[i];
                    second[i] = right;
                    break;
            }
        }
    }

    private void DecorrelateWide(Span<int> first, Span<int> second, int assignment)
    {
        var side = _wide!;
        for (var i = 0; i < first.Length; i++)
        {
            switch (assignment)
            {
                case FrameHeader.LeftSide:
                    second[i] = (int)(first[i] - side[i]);
                    break;
                case FrameHeader.SideRight:
                    first[i] = (int)(second[i] + side[i]);
                    break;
                default:
                    var right = first[i] - (side[i] >> 1);
                    first[i] = (int)(right + side[i]);
                    second[i] = (int)right;
                    break;
            }
        }
    }

    private void EnsureBlock(int blockSize)
    {
        for (var c = 0; c < _channels.Length && _channels[c].Length < blockSize; c++)
        {
            _channels[c] = GC.AllocateUninitializedArray<int>(MaxBlock, pinned: true);
        }
    }
}
