using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Metering.Dynamics;

/// <summary>
/// The DR14 figure of one channel (Pleasurize Music Foundation): blocks of 3 s (to whole quanta); the second highest block peak over the power mean of the loudest
/// fifth of the blocks' RMS, each RMS referred to a sine (sqrt(2 sum x^2 / n)). Memory grows by 16 bytes for each 3 s.
/// </summary>
public sealed class DynamicRange(int sampleRate)
{
    private const double LoudestShare = 0.2;

    private readonly int _blockFrames = 3 * sampleRate / Quantum.Frames * Quantum.Frames;
    private readonly List<double> _powers = [];
    private readonly List<double> _peaks = [];
    private int _filled;
    private Vector512<double> _lanes;
    private double _rest;
    private double _peak;

    /// <summary>DR of what has been seen, a block that has begun included, dB, not rounded; null for silence.</summary>
    public double? Value
    {
        get
        {
            List<double> powers = [.. _powers];
            List<double> peaks = [.. _peaks];
            if (_filled > 0)
            {
                powers.Add(2 * Squares / _filled);
                peaks.Add(_peak);
            }

            powers.Sort();
            peaks.Sort();
            var loudest = Math.Max(1, (int)(LoudestShare * powers.Count));
            var sum = 0.0;
            for (var i = powers.Count - Math.Min(loudest, powers.Count); i < powers.Count; i++)
            {
                sum += powers[i];
            }

            var peak = peaks.Count == 0 ? 0 : peaks[Math.Max(0, peaks.Count - 2)];
            return sum > 0 && peak > 0 ? 10 * DetMath.Log10(peak * peak / (sum / loudest)) : null;
        }
    }

    private double Squares => Reductions.Sum(_lanes) + _rest;

    /// <summary>Takes the next samples, whole quanta but for the last call.</summary>
    public void Process(ReadOnlySpan<double> samples)
    {
        while (samples.Length > 0)
        {
            var part = samples[..Math.Min(samples.Length, _blockFrames - _filled)];
            Add(part);
            samples = samples[part.Length..];
            _filled += part.Length;
            if (_filled == _blockFrames)
            {
                _powers.Add(2 * Squares / _blockFrames);
                _peaks.Add(_peak);
                (_filled, _lanes, _rest, _peak) = (0, default, 0, 0);
            }
        }
    }

    private void Add(ReadOnlySpan<double> samples)
    {
        var (squares, peak) = (_lanes, Vector512<double>.Zero);
        var i = 0;
        for (; i <= samples.Length - Reductions.Lanes; i += Reductions.Lanes)
        {
            var x = Vector512.Create(samples.Slice(i, Reductions.Lanes));
            squares += x * x;
            peak = Vector512.Max(peak, Vector512.Abs(x));
        }

        _lanes = squares;
        _peak = Math.Max(_peak, Reductions.Max(peak));
        for (; i < samples.Length; i++)
        {
            _rest += samples[i] * samples[i];
            _peak = Math.Max(_peak, Math.Abs(samples[i]));
        }
    }
}
