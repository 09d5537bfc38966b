using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lathe.Files.Flac;

/// <summary>
/// Reads bits, most significant first, from pinned memory that goes on for <see cref="Padding"/> readable bytes past its end.
/// Past the end zeros are read; <see cref="IsOverrun"/> tells.
/// </summary>
internal unsafe struct BitReader
{
    /// <summary>Bytes that must be readable past the end.</summary>
    public const int Padding = 16;

    private readonly byte* _start;
    private readonly byte* _end;
    private byte* _next;
    private ulong _cache;
    private int _bits;

    public BitReader(byte* start, int length)
    {
        _start = start;
        _next = start;
        _end = start + length;
    }

    /// <summary>Bits taken so far.</summary>
    public readonly long Position => ((_next - _start) * 8) - _bits;

    public readonly bool IsOverrun => Position > (_end - _start) * 8;

    /// <summary>Reads 0 to 32 bits as an unsigned number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Read(int count)
    {
        if (_bits < count)
        {
            Refill();
        }

        var value = (uint)(_cache >> 1 >> (63 - count));
        _cache <<= count;
        _bits -= count;
        return value;
    }

    /// <summary>Reads 1 to 33 bits as a two's complement number.</summary>
    public long ReadSigned(int count)
    {
        if (count <= 32)
        {
            return (long)((ulong)Read(count) << (64 - count)) >> (64 - count);
        }

        var high = Read(count - 32);
        return (long)(((ulong)high << 32 | Read(32)) << (64 - count)) >> (64 - count);
    }

    /// <summary>Counts zeros up to the next one, which is taken as well.</summary>
    public uint ReadUnary()
    {
        uint zeros = 0;
        while (true)
        {
            if (_bits < 32)
            {
                Refill();
            }

            var run = BitOperations.LeadingZeroCount(_cache);
            if (run < _bits)
            {
                _cache = _cache << run << 1;
                _bits -= run + 1;
                return zeros + (uint)run;
            }

            zeros += (uint)_bits;
            _cache = 0;
            _bits = 0;
            if (_next > _end)
            {
                // Nothing but zeros follows; the position past the end tells the caller.
                _next = _end + Padding;
                return zeros;
            }
        }
    }

    /// <summary>Reads Rice-coded numbers (RFC 9639, clause 9.2.7.3).</summary>
    /// <param name="k">Bits of the low part, 0 to 30.</param>
    public void ReadRice(int* destination, int count, int k)
    {
        var cache = _cache;
        var bits = _bits;
        var next = _next;
        var end = _end;
        var i = 0;
        while (i < count)
        {
            if (bits < 40)
            {
                if (next >= end)
                {
                    break;
                }

                cache |= BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(next)) >> bits;
                next += (63 - bits) >> 3;
                bits |= 56;
            }

            var zeros = BitOperations.LeadingZeroCount(cache);
            var length = zeros + 1 + k;
            if (length > bits)
            {
                _cache = cache;
                _bits = bits;
                _next = next;
                destination[i++] = ReadOneRice(k);
                cache = _cache;
                bits = _bits;
                next = _next;
                continue;
            }

            cache = cache << zeros << 1;
            var value = (uint)zeros << k | (uint)(cache >> 1 >> (63 - k));
            cache <<= k;
            bits -= length;
            destination[i++] = (int)(value >> 1) ^ -(int)(value & 1);
        }

        _cache = cache;
        _bits = bits;
        _next = next;
        for (; i < count && !IsOverrun; i++)
        {
            destination[i] = ReadOneRice(k);
        }
    }

    /// <summary>Goes on at the next whole byte; the bits passed over must be zero.</summary>
    public bool AlignToByte() => Read((int)(-Position & 7)) == 0;

    private int ReadOneRice(int k)
    {
        var value = ReadUnary() << k | Read(k);
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    private void Refill()
    {
        if (_next < _end)
        {
            _cache |= BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(_next)) >> _bits;
        }

        _next += (63 - _bits) >> 3;
        _bits |= 56;
    }
}
