using Lathe.Dsp.Buffers;
using Lathe.Dsp.Dynamics;
using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Dynamics;

/// <summary>The gain at the end of a processor, which moves in a straight line over a quantum.</summary>
internal static class OutputGain
{
    /// <param name="audio">64 frames.</param>
    /// <param name="before">Linear gain at the end of the last quantum; NaN before the first.</param>
    /// <param name="decibels">The gain, dB.</param>
    /// <returns>The linear gain, for the next quantum.</returns>
    public static double Apply(in Planar audio, double before, double decibels)
    {
        var gain = DetMath.DbToGain(decibels);
        var from = double.IsNaN(before) ? gain : before;
        for (var c = 0; c < audio.Channels && (gain != 1 || from != 1); c++)
        {
            Gains.Ramp(audio[c], from, gain, audio[c]);
        }

        return gain;
    }
}
