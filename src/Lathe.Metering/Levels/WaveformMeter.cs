using System.Runtime.Intrinsics;
using Lathe.Dsp.Kernels;

namespace Lathe.Metering.Levels;

/// <summary>The least and largest sample of one channel in each of a number of equal columns: what a waveform picture shows.</summary>
public sealed class WaveformMeter
{
    private readonly long _frames;
    private readonly double[] _least;
    private readonly double[] _largest;
    private long _position;

    /// <param name="frames">Frames of the whole, 0 or more.</param>
    /// <param name="columns">1 or more.</param>
    public WaveformMeter(long frames, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        _frames = frames;
        _least = new double[columns];
        _largest = new double[columns];
    }

    /// <summary>The least sample of each column, at most 0.</summary>
    public ReadOnlySpan<double> Least => _least;

    /// <summary>The largest sample of each column, at least 0.</summary>
    public ReadOnlySpan<double> Largest => _largest;

    public void Process(ReadOnlySpan<double> samples)
    {
        while (samples.Length > 0 && _position < _frames)
        {
            var column = (int)((Int128)_position * _least.Length / _frames);
            var end = (long)((((Int128)(column + 1) * _frames) + _least.Length - 1) / _least.Length);
            var part = samples[..(int)Math.Min(samples.Length, end - _position)];
            var (least, largest) = Ends(part);
            _least[column] = Math.Min(_least[column], least);
            _largest[column] = Math.Max(_largest[column], largest);
            _position += part.Length;
            samples = samples[part.Length..];
        }
    }

    private static (double Least, double Largest) Ends(ReadOnlySpan<double> samples)
    {
        var (low, high) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var i = 0;
        for (; i <= samples.Length - Reductions.Lanes; i += Reductions.Lanes)
        {
            var x = Vector512.Create(samples.Slice(i, Reductions.Lanes));
            low = Vector512.Min(low, x);
            high = Vector512.Max(high, x);
        }

        var (least, largest) = (-Reductions.Max(-low), Reductions.Max(high));
        for (; i < samples.Length; i++)
        {
            least = Math.Min(least, samples[i]);
            largest = Math.Max(largest, samples[i]);
        }

        return (least, largest);
    }
}
