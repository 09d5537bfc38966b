using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Pitch;

/// <summary>
/// Adds windowed frames at any distances, each not before the last, and gives the sum divided by the sum of the windows, so that the level does not
/// depend on the distances.
/// </summary>
public sealed class FrameSum
{
    /// <summary>Windows that sum to less, at the very beginning, count as this.</summary>
    private const double LeastWeight = 1e-3;

    private readonly double[][] _sums;
    private readonly double[] _weights;
    private readonly double[] _weight;
    private readonly double[] _ready;

    /// <param name="channels">1 or more.</param>
    /// <param name="window">By which the frames were multiplied twice.</param>
    public FrameSum(int channels, ReadOnlySpan<double> window)
    {
        _weight = new double[window.Length];
        Kernel.Square(window, _weight);
        _weights = new double[window.Length];
        _ready = new double[window.Length];
        _sums = new double[channels][];
        for (var c = 0; c < channels; c++)
        {
            _sums[c] = new double[window.Length];
        }
    }

    /// <summary>
    /// Moves on: samples before the next frame's first are done. Call <see cref="Take"/> for every channel, then this, then <see cref="Add"/> for every
    /// channel.
    /// </summary>
    /// <param name="hop">Frames from the last frame's start to the next one's, 0 to the window's length.</param>
    public void Advance(int hop)
    {
        foreach (var sum in _sums)
        {
            Shift(sum, hop);
        }

        Shift(_weights, hop);
        Kernel.Add(_weights, _weight, _weights);
    }

    /// <summary>The next <paramref name="hop"/> samples of a channel.</summary>
    public ReadOnlySpan<double> Take(int channel, int hop)
    {
        for (var i = 0; i < hop; i++)
        {
            _ready[i] = _sums[channel][i] / Math.Max(_weights[i], LeastWeight);
        }

        return _ready.AsSpan(0, hop);
    }

    /// <summary>Adds a channel of the frame.</summary>
    public void Add(int channel, ReadOnlySpan<double> frame) => Kernel.Add(_sums[channel], frame, _sums[channel]);

    public void Reset()
    {
        Array.Clear(_weights);
        foreach (var sum in _sums)
        {
            Array.Clear(sum);
        }
    }

    private static void Shift(double[] values, int by)
    {
        values.AsSpan(by).CopyTo(values);
        values.AsSpan(values.Length - by).Clear();
    }
}
