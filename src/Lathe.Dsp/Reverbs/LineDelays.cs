using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// 16 delay lines of fixed lengths, each a ring just as long as its delay: the oldest 64 samples are read, and the newest 64 take their place.
/// </summary>
internal sealed class LineDelays
{
    private readonly int[] _starts = new int[LineBlock.Lines];
    private readonly int[] _at = new int[LineBlock.Lines];
    private readonly double[] _rings;

    /// <param name="lengths">16 delays in frames; for <see cref="Read"/> and <see cref="Write"/> none below 64.</param>
    public LineDelays(ReadOnlySpan<int> lengths)
    {
        Lengths = lengths.ToArray();
        var total = 0;
        for (var j = 0; j < LineBlock.Lines; j++)
        {
            _starts[j] = total;
            total += lengths[j];
        }

        _rings = new double[total];
    }

    public int[] Lengths { get; }

    /// <summary>The samples that leave the lines in this quantum.</summary>
    public void Read(Span<double> block)
    {
        for (var j = 0; j < LineBlock.Lines; j++)
        {
            var ring = Ring(j);
            var to = LineBlock.Line(block, j);
            var run = Math.Min(Quantum.Frames, ring.Length - _at[j]);
            ring.Slice(_at[j], run).CopyTo(to);
            ring[..(Quantum.Frames - run)].CopyTo(to[run..]);
        }
    }

    /// <summary>The samples that enter the lines in the same quantum; ends it.</summary>
    public void Write(ReadOnlySpan<double> block)
    {
        for (var j = 0; j < LineBlock.Lines; j++)
        {
            var ring = Ring(j);
            var from = block.Slice(j * Quantum.Frames, Quantum.Frames);
            var run = Math.Min(Quantum.Frames, ring.Length - _at[j]);
            from[..run].CopyTo(ring[_at[j]..]);
            from[run..].CopyTo(ring);
            _at[j] = (_at[j] + Quantum.Frames) % ring.Length;
        }
    }

    /// <summary>Passes a block through lines of any lengths, 0 included.</summary>
    public void Exchange(Span<double> block)
    {
        for (var j = 0; j < LineBlock.Lines; j++)
        {
            if (Lengths[j] > 0)
            {
                _at[j] = Delays.IntegerDelay.Exchange(LineBlock.Line(block, j), Ring(j), _at[j]);
            }
        }
    }

    public void Reset()
    {
        Array.Clear(_rings);
        Array.Clear(_at);
    }

    private Span<double> Ring(int line) => _rings.AsSpan(_starts[line], Lengths[line]);
}
