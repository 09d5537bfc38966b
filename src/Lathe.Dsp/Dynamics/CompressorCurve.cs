using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The static curve of a compressor or expander with a quadratic soft knee in decibels: Giannoulis, Massberg and Reiss, "Digital Dynamic Range
/// Compressor Design", JAES 60 (2012), equation 4, as reduction: input level less output level. A ratio below 1 turns compression into expansion;
/// mirrored at the threshold the same curve works on what lies below it.
/// </summary>
/// <remarks>
/// As targets (<see cref="GainComputer"/>) every one of the four curves rises with the level, so that one attack (level rises) and one release
/// (level falls) serve them all; <see cref="Sign"/> turns what was smoothed back into a reduction.
/// </remarks>
public readonly struct CompressorCurve
{
    private readonly double _direction; // 1 above the threshold, -1 below it
    private readonly double _offset; // direction * level + offset: dB past the start of the knee
    private readonly double _knee;
    private readonly double _halfOverKnee;
    private readonly double _steepness;
    private readonly double _range;

    /// <param name="threshold">Level at the middle of the knee, dB.</param>
    /// <param name="ratio">dB of input for each dB of output beyond the knee, above 0, also infinity; below 1 it expands.</param>
    /// <param name="knee">Width of the knee, dB, 0 or more.</param>
    /// <param name="range">The greatest change of gain, dB, 0 or more.</param>
    /// <param name="below">True where it works on what lies below the threshold: a ratio above 1 lifts it, one below 1 lowers it.</param>
    public CompressorCurve(double threshold, double ratio, double knee, double range, bool below = false)
    {
        _direction = below ? -1 : 1;
        _offset = (knee / 2) - (_direction * threshold);
        _knee = knee;
        _halfOverKnee = knee > 0 ? 0.5 / knee : 0;
        _range = range;
        var slope = 1 - (1 / ratio);
        Sign = slope < 0 ? -1 : 1;
        _steepness = Math.Abs(slope);
    }

    /// <summary>What a target is multiplied by to be a reduction: 1 for compression, -1 for expansion.</summary>
    public double Sign { get; }

    /// <summary>Reduction in dB for a level in dB; negative where the gain rises.</summary>
    public double Reduction(double level)
    {
        var past = (_direction * level) + _offset;
        var within = Math.Clamp(past, 0, _knee);
        return Sign * _direction * Math.Min(_range, _steepness * ((within * within * _halfOverKnee) + Math.Max(0, past - _knee)));
    }

    /// <summary>Reductions in dB for levels in dB; a multiple of 8 values. In place is allowed.</summary>
    public void Reduction(ReadOnlySpan<double> levels, Span<double> reductions)
    {
        var direction = Vector512.Create(_direction);
        var offset = Vector512.Create(_offset);
        var knee = Vector512.Create(_knee);
        var half = Vector512.Create(_halfOverKnee);
        var steepness = Vector512.Create(_steepness);
        var range = Vector512.Create(_range);
        var signs = Vector512.Create(Sign * _direction);
        for (var i = 0; i < levels.Length; i += 8)
        {
            var past = (Vector512.Create(levels[i..]) * direction) + offset;
            var within = Vector512.MinNative(Vector512.MaxNative(past, Vector512<double>.Zero), knee);
            var change = steepness * ((within * within * half) + Vector512.MaxNative(past - knee, Vector512<double>.Zero));
            (signs * Vector512.MinNative(range, change)).CopyTo(reductions[i..]);
        }
    }

    /// <summary>The reductions times <see cref="Sign"/>: they rise with the level.</summary>
    /// <param name="level">Level in some unit of dB.</param>
    /// <param name="unit">dB of the unit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TV Target<TV>(TV level, double unit)
        where TV : struct, IDoubles<TV>
    {
        var knee = TV.Broadcast(_knee);
        var zero = TV.Broadcast(0);
        var past = TV.FusedMultiplyAdd(level, TV.Broadcast(_direction * unit), TV.Broadcast(_offset));
        var within = TV.Min(TV.Max(past, zero), knee);
        var bent = within * within * TV.Broadcast(_steepness * _halfOverKnee);
        var change = TV.FusedMultiplyAdd(TV.Max(past - knee, zero), TV.Broadcast(_steepness), bent);
        return TV.Broadcast(_direction) * TV.Min(TV.Broadcast(_range), change);
    }

    /// <summary>
    /// How many times as fast a detector that hears the output comes to the curve: 1 / (1 - feedback * slope at the level), the gain of the closed
    /// loop, 1 or more for a compressor. For a hard knee and all feedback it is the ratio.
    /// </summary>
    /// <param name="level">dB.</param>
    /// <param name="feedback">Share of the output in what the detector hears, below 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TV LoopSpeed<TV>(TV level, double feedback)
        where TV : struct, IDoubles<TV>
    {
        var one = TV.Broadcast(1);
        var knee = TV.Broadcast(Math.Max(_knee, double.Epsilon));
        var past = TV.FusedMultiplyAdd(level, TV.Broadcast(_direction), TV.Broadcast(_offset));
        var within = TV.Min(TV.Max(past, TV.Broadcast(0)), knee);
        return one / TV.FusedMultiplyAdd(TV.Broadcast(-feedback * _steepness * Sign), within / knee, one);
    }
}
