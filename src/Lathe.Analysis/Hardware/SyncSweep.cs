using Lathe.Dsp.Numerics;

namespace Lathe.Analysis.Hardware;

/// <summary>A linear sine sweep from 50 Hz to 0.45 of the sample rate: equal energy at every frequency, so that its place can be told from its phase.</summary>
internal static class SyncSweep
{
    private const double LowHertz = 50;
    private const double HighShare = 0.45;
    private const double FadeSeconds = 0.01;

    /// <summary>Where in the sweep a frequency sounds, frames from its start.</summary>
    /// <param name="rate">Hz.</param>
    /// <param name="frequency">Cycles a sample.</param>
    public static double Place(int rate, double frequency) => (frequency - (LowHertz / rate)) / (HighShare - (LowHertz / rate)) * rate;

    /// <summary>The sweep at full scale.</summary>
    public static double[] Make(int rate)
    {
        var sweep = new double[rate];
        var fade = (int)(FadeSeconds * rate);
        var (low, high) = (LowHertz / rate, HighShare);
        for (var n = 0; n < sweep.Length; n++)
        {
            // Phase in half turns, kept small before the sine.
            var turns = (low * n) + ((high - low) * n * n / (2.0 * sweep.Length));
            var edge = Math.Min(1, Math.Min(n, sweep.Length - 1 - n) / (double)fade);
            sweep[n] = DetMath.SinPi(2 * (turns - Math.Floor(turns))) * 0.5 * (1 - DetMath.CosPi(edge));
        }

        return sweep;
    }
}
