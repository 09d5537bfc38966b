using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Restoration;

/// <summary>
/// Gives a stream of quanta to a repair that works hop by hop, with a margin of past (as repaired) and of future samples around each hop. Hops begin at
/// multiples of their length in the song, wherever the stream begins.
/// </summary>
public sealed class HopBuffer
{
    private readonly double[] _samples;
    private readonly double[] _ready;

    /// <param name="hop">Frames, a multiple of 64.</param>
    /// <param name="margin">Frames on either side, a multiple of 64.</param>
    public HopBuffer(int hop, int margin)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(hop % Quantum.Frames, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(margin % Quantum.Frames, 0);
        Hop = hop;
        Margin = margin;
        _samples = new double[hop + (2 * margin)];
        _ready = new double[hop];
    }

    public int Hop { get; }

    public int Margin { get; }

    /// <summary>Frames from a sample's coming in to its going out.</summary>
    public int Latency => Hop + Margin - Quantum.Frames;

    /// <summary>The margin before, the hop, the margin after.</summary>
    public Span<double> Samples => _samples;

    /// <summary>Takes a quantum.</summary>
    /// <param name="position">Of its first frame in the song.</param>
    /// <returns>True where a hop is complete: repair it, then call <see cref="Give"/>.</returns>
    public bool Take(ReadOnlySpan<double> quantum, long position)
    {
        var at = Within(position - Margin);
        quantum.CopyTo(_samples.AsSpan((2 * Margin) + at, Quantum.Frames));
        return at + Quantum.Frames == Hop;
    }

    /// <summary>Gives the quantum that comes out for the one just taken.</summary>
    public void Give(Span<double> quantum, long position)
    {
        if (Within(position - Margin) + Quantum.Frames == Hop)
        {
            _samples.AsSpan(Margin, Hop).CopyTo(_ready);
            _samples.AsSpan(Hop).CopyTo(_samples);
        }

        _ready.AsSpan(Within(position - Latency), Quantum.Frames).CopyTo(quantum);
    }

    public void Reset()
    {
        Array.Clear(_samples);
        Array.Clear(_ready);
    }

    private int Within(long position) => (int)(((position % Hop) + Hop) % Hop);
}
