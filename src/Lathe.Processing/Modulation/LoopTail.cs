using Lathe.Dsp.Numerics;

namespace Lathe.Processing.Modulation;

/// <summary>How long a delay with feedback sounds on.</summary>
internal static class LoopTail
{
    /// <summary>Frames until a full-scale signal has fallen to -120 dB.</summary>
    /// <param name="feedback">Gain of the loop, below 1 in size.</param>
    /// <param name="longest">The longest way round, frames.</param>
    public static long Of(double feedback, double longest)
    {
        var size = Math.Abs(feedback);
        var rounds = size == 0 ? 1 : 2 + Math.Ceiling(Math.Max(0, -6 / DetMath.Log10(size)));
        return (long)Math.Ceiling(rounds * (longest + 32));
    }
}
