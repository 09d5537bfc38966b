using System.Runtime.Intrinsics;

namespace Lathe.Dsp.Dynamics;

/// <summary>
/// The static curve of a compressor with a quadratic soft knee in decibels: Giannoulis, Massberg and Reiss, "Digital Dynamic Range Compressor
/// Design", JAES 60 (2012), equation 4, as reduction: input level less output level.
/// </summary>
public readonly struct CompressorCurve
{
    private readonly double _kneeStart;
    private readonly double _knee;
    private readonly double _halfOverKnee;
    private readonly double _slope;
    private readonly double _range;

    /// <param name="threshold">Level at the middle of the knee, dB.</param>
    /// <param name="ratio">dB of input for each dB of output above the knee, 1 to infinity.</param>
    /// <param name="knee">Width of the knee, dB, 0 or more.</param>
    /// <param name="range">The greatest reduction, dB, 0 or more.</param>
    public CompressorCurve(double threshold, double ratio, double knee, double range)
    {
        _kneeStart = threshold - (knee / 2);
        _knee = knee;
        _halfOverKnee = knee > 0 ? 0.5 / knee : 0;
        _slope = 1 - (1 / ratio);
        _range = range;
    }

    /// <summary>Reduction in dB, 0 to the range, for a level in dB.</summary>
    public double Reduction(double level)
    {
        var above = level - _kneeStart;
        var within = Math.Clamp(above, 0, _knee);
        return Math.Min(_range, _slope * ((within * within * _halfOverKnee) + Math.Max(0, above - _knee)));
    }

    /// <summary>Reductions in dB for levels in dB; a multiple of 8 values. In place is allowed.</summary>
    public void Reduction(ReadOnlySpan<double> levels, Span<double> reductions)
    {
        var start = Vector512.Create(_kneeStart);
        var knee = Vector512.Create(_knee);
        var half = Vector512.Create(_halfOverKnee);
        var slope = Vector512.Create(_slope);
        var range = Vector512.Create(_range);
        for (var i = 0; i < levels.Length; i += 8)
        {
            var above = Vector512.Create(levels[i..]) - start;
            var within = Vector512.MinNative(Vector512.MaxNative(above, Vector512<double>.Zero), knee);
            var reduction = slope * ((within * within * half) + Vector512.MaxNative(above - knee, Vector512<double>.Zero));
            Vector512.MinNative(range, reduction).CopyTo(reductions[i..]);
        }
    }
}
