namespace Lathe.Files.Flac;

/// <summary>Encodes blocks, each on its own. Not thread-safe; several may work on one stream.</summary>
internal sealed class FrameEncoder
{
    public const int BlockSize = 4096;
    private const int MaxIndependentBits = 31;

    private readonly int _channels;
    private readonly int _bits;
    private readonly int _sampleRate;
    private readonly SubframeEncoder[] _subframes;
    private readonly long[] _samples = new long[BlockSize];
    private readonly BitWriter _writer = new();

    public FrameEncoder(int channels, int bits, int sampleRate)
    {
        _channels = channels;
        _bits = bits;
        _sampleRate = sampleRate;
        _subframes = [.. Enumerable.Range(0, channels == 2 ? 4 : channels).Select(_ => new SubframeEncoder())];
    }

    /// <summary>Encodes <paramref name="count"/> frames (1 to <see cref="BlockSize"/>).</summary>
    /// <returns>The frame's bytes, valid until the next call.</returns>
    public ReadOnlySpan<byte> Encode(int[][] channels, int count, long frameNumber)
    {
        for (var c = 0; c < _channels; c++)
        {
            for (var i = 0; i < count; i++)
            {
                _samples[i] = channels[c][i];
            }

            _subframes[c].Plan(_samples.AsSpan(0, count), _bits);
        }

        var (assignment, first, second) = _channels == 2 && _bits <= MaxIndependentBits ? BestPair(channels, count) : (_channels - 1, 0, 1);
        _writer.Clear();
        Span<byte> header = stackalloc byte[FrameHeader.MaxBytes];
        var headerBytes = FrameHeader.Write(header, frameNumber, count, _sampleRate, assignment, _bits);
        foreach (var b in header[..headerBytes])
        {
            _writer.Write(b, 8);
        }

        for (var c = 0; c < _channels; c++)
        {
            _subframes[c switch { 0 => first, 1 => second, _ => c }].Write(_writer);
        }

        _writer.AlignToByte();
        _writer.Write(Crc16.Compute(_writer.Bytes), 16);
        _writer.AlignToByte();
        return _writer.Bytes;
    }

    /// <summary>The cheapest two of left, right, mid and side from which both channels come back.</summary>
    private (int Assignment, int First, int Second) BestPair(int[][] channels, int count)
    {
        const int Left = 0, Right = 1, Mid = 2, Side = 3;
        for (var i = 0; i < count; i++)
        {
            _samples[i] = ((long)channels[0][i] + channels[1][i]) >> 1;
        }

        _subframes[Mid].Plan(_samples.AsSpan(0, count), _bits);
        for (var i = 0; i < count; i++)
        {
            _samples[i] = (long)channels[0][i] - channels[1][i];
        }

        _subframes[Side].Plan(_samples.AsSpan(0, count), _bits + 1);
        var best = (Assignment: 1, First: Left, Second: Right);
        foreach (var other in new[] { (FrameHeader.LeftSide, Left, Side), (FrameHeader.SideRight, Side, Right), (FrameHeader.MidSide, Mid, Side) })
        {
            best = Bits(other) < Bits(best) ? other : best;
        }

        return best;

        double Bits((int Assignment, int First, int Second) pair) => _subframes[pair.First].Bits + _subframes[pair.Second].Bits;
    }
}
