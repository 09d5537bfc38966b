using Lathe.Analysis.Measurement;
using Lathe.Metering.Loudness;

namespace Lathe.Reports.Listening;

/// <summary>Finds the stretch of a song whose short-term loudness is highest on average.</summary>
internal static class LoudestStretch
{
    /// <param name="history">Of the song.</param>
    /// <param name="seconds">Length of the stretch.</param>
    /// <param name="duration">Length of the song, seconds.</param>
    /// <returns>Its start in seconds, a multiple of the history's hop; 0 where the song is no longer than the stretch.</returns>
    public static double Start(MeasurementHistory history, double seconds, double duration)
    {
        // Only windows that lie wholly inside of a stretch count for it.
        var windows = (int)(seconds / history.HopSeconds) - LoudnessGrid.ShortTermHops + 1;
        if (duration <= seconds || windows < 1 || history.ShortTerm.Length <= windows)
        {
            return 0;
        }

        var sum = 0.0;
        var (best, most) = (0, double.NegativeInfinity);
        for (var end = 0; end < history.ShortTerm.Length; end++)
        {
            sum += Power(history.ShortTerm[end]) - (end >= windows ? Power(history.ShortTerm[end - windows]) : 0);
            if (end >= windows - 1 && sum > most)
            {
                (best, most) = (end - windows + 1, sum);
            }
        }

        return best * history.HopSeconds;
    }

    private static double Power(double loudness) => double.IsFinite(loudness) ? Math.Pow(10, loudness / 10) : 0;
}
