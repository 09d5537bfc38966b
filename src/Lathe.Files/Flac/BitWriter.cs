using System.Buffers.Binary;

namespace Lathe.Files.Flac;

/// <summary>Writes bits, most significant first, into memory that grows as needed.</summary>
internal sealed class BitWriter
{
    private byte[] _bytes = new byte[1 << 16];
    private int _length;
    private ulong _cache;
    private int _bits;

    /// <summary>Whole bytes written; call <see cref="AlignToByte"/> first.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Clear()
    {
        _length = 0;
        _cache = 0;
        _bits = 0;
    }

    /// <summary>Writes the lowest <paramref name="count"/> bits, 0 to 56.</summary>
    public void Write(ulong value, int count)
    {
        if (count > 64 - _bits)
        {
            Flush();
        }

        if (count == 0)
        {
            return;
        }

        _cache |= value << (64 - count) >> _bits;
        _bits += count;
    }

    public void WriteSigned(long value, int count) => Write((ulong)value, count);

    /// <summary>Writes zeros and a one.</summary>
    public void WriteUnary(uint zeros)
    {
        for (; zeros >= 48; zeros -= 48)
        {
            Write(0, 48);
        }

        Write(1, (int)zeros + 1);
    }

    /// <summary>Writes Rice-coded numbers with <paramref name="k"/> low bits.</summary>
    public void WriteRice(ReadOnlySpan<int> values, int k)
    {
        var low = (1u << k) - 1;
        foreach (var value in values)
        {
            var folded = (uint)((value << 1) ^ (value >> 31));
            var zeros = folded >> k;
            if (zeros + 1 + (uint)k <= 56)
            {
                Write(low + 1UL | (folded & low), (int)zeros + 1 + k);
            }
            else
            {
                WriteUnary(zeros);
                Write(folded & low, k);
            }
        }
    }

    public void AlignToByte()
    {
        _bits = (_bits + 7) & ~7;
        Flush();
    }

    private void Flush()
    {
        if (_length + 16 > _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        BinaryPrimitives.WriteUInt64BigEndian(_bytes.AsSpan(_length), _cache);
        var whole = _bits >> 3;
        _length += whole;
        _cache = whole == 8 ? 0 : _cache << (whole * 8);
        _bits &= 7;
    }
}
