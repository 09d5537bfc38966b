namespace Lathe.Dsp.Delays;

/// <summary>A straight line through one quantum, so that a value set once for 64 frames makes no step.</summary>
public static class Ramp
{
    /// <param name="from">The value at the end of the quantum before.</param>
    /// <param name="to">The value at the end of this one, reached by the last frame.</param>
    public static void Fill(Span<double> values, double from, double to)
    {
        var step = (to - from) / values.Length;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = from + (step * (i + 1));
        }

        values[^1] = to;
    }
}
