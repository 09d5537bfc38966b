using Lathe.Files.Bytes;

namespace Lathe.Files.Flac;

/// <summary>A moving window of a file, from some offset on, with zeros behind it as <see cref="BitReader"/> wants them.</summary>
internal sealed class FrameBuffer(ByteSource source)
{
    private const int InitialBytes = 1 << 18;

    /// <summary>No frame is longer: 65535 samples of 8 channels with every residual at its longest sane form.</summary>
    private const int MaxBytes = 1 << 24;

    private byte[] _bytes = GC.AllocateArray<byte>(InitialBytes + BitReader.Padding, pinned: true);
    private long _start;
    private int _length;

    /// <summary>What is there from <paramref name="offset"/> on: at least <paramref name="wanted"/> bytes unless the file ends.</summary>
    public ReadOnlySpan<byte> At(long offset, int wanted)
    {
        if (offset < _start || offset + wanted > _start + _length)
        {
            Fill(offset, wanted);
        }

        return _bytes.AsSpan((int)(offset - _start), (int)(_start + _length - offset));
    }

    /// <summary>Whether a longer look at <paramref name="offset"/> is possible than <paramref name="length"/> bytes.</summary>
    public bool CanGrow(long offset, int length) => length < MaxBytes && offset + length < source.Length;

    private void Fill(long offset, int wanted)
    {
        var kept = 0;
        var from = offset;
        if (wanted > _bytes.Length - BitReader.Padding)
        {
            var larger = GC.AllocateArray<byte>(wanted + BitReader.Padding, pinned: true);
            _bytes = larger;
        }
        else if (offset >= _start && offset < _start + _length)
        {
            kept = (int)(_start + _length - offset);
            _bytes.AsSpan((int)(offset - _start), kept).CopyTo(_bytes);
            from += kept;
        }

        _start = offset;
        _length = kept + source.Read(from, _bytes.AsSpan(kept, _bytes.Length - BitReader.Padding - kept));
        _bytes.AsSpan(_length, BitReader.Padding).Clear();
    }
}
