namespace Lathe.Dsp.Restoration;

/// <summary>
/// Finds the level at which a stretch of sound was cut: its extreme, if there is a run of at least three samples within 0.02 % of it that ends in a
/// corner. The top of a low tone lies as flat, but falls off from there as a parabola does.
/// </summary>
public static class ClipDetector
{
    /// <summary>Part of the level that samples of a run may differ by.</summary>
    public const double Tolerance = 2e-4;

    private const int LeastRun = 3;

    // A run of three within the tolerance on a parabola falls by 1.8 tolerances at the next sample.
    private const double Corner = 10;

    // Softer extremes are no converter's limit.
    private const double LeastLevel = 1e-3;

    /// <summary>The level, or infinity where nothing is cut.</summary>
    /// <param name="x">The stretch.</param>
    /// <param name="sign">+1 to look at the upper half, -1 at the lower.</param>
    public static double Level(ReadOnlySpan<double> x, double sign)
    {
        var extreme = 0.0;
        foreach (var value in x)
        {
            extreme = Math.Max(extreme, sign * value);
        }

        if (!(extreme >= LeastLevel))
        {
            return double.PositiveInfinity;
        }

        var floor = extreme * (1 - Tolerance);
        var run = 0;
        for (var n = 0; n < x.Length; n++)
        {
            if (sign * x[n] >= floor)
            {
                run++;
                continue;
            }

            var corner = floor - (Corner * Tolerance * extreme);
            if (run >= LeastRun && (sign * x[n] < corner || (n > run && sign * x[n - run - 1] < corner)))
            {
                return extreme;
            }

            run = 0;
        }

        return double.PositiveInfinity;
    }
}
