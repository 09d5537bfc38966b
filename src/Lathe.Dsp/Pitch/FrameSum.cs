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

    /// <summary>Frames over which one that is cut begins.</summary>
    private const int Fade = 32;

    private readonly double[][] _sums;
    private readonly double[] _weights;
    private readonly double[] _weight;
    private readonly double[] _ready;
    private int _from;

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
    /// <param name="from">Where in the next frame it begins, 0 to the window's length: what lies before is left to the other frames.</param>
    public void Advance(int hop, int from = 0)
    {
        _from = from;
        foreach (var sum in _sums)
        {
            Shift(sum, hop);
        }

        Shift(_weights, hop);
        AddCut(_weights, _weight);
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
    public void Add(int channel, ReadOnlySpan<double> frame) => AddCut(_sums[channel], frame);

    public void Reset()
    {
        Array.Clear(_weights);
        foreach (var sum in _sums)
        {
            Array.Clear(sum);
        }
    }

    private void AddCut(Span<double> sum, ReadOnlySpan<double> frame)
    {
        var start = _from - Fade;
        for (var i = Math.Max(start, 0); i < _from; i++)
        {
            sum[i] += frame[i] * (i - start) / Fade;
        }

        Kernel.Add(sum[_from..], frame[_from..], sum[_from..]);
    }

    private static void Shift(double[] values, int by)
    {
        values.AsSpan(by).CopyTo(values);
        values.AsSpan(values.Length - by).Clear();
    }
}
