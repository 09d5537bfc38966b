namespace Lathe.Dsp.Dynamics;

/// <summary>
/// How long a peak detector holds: 2 % of the release, 10 ms at most. A tone whose half period is not longer than that has a constant level, so
/// that its gain is constant too and adds no harmonics.
/// </summary>
public static class PeakHold
{
    /// <summary>Seconds.</summary>
    public const double Longest = 0.01;

    private const double ShareOfRelease = 0.02;

    /// <summary>Frames for which the detector holds.</summary>
    /// <param name="release">Seconds; the release proper has to be shorter by the hold.</param>
    /// <param name="sampleRate">Frames a second.</param>
    public static int Frames(double release, double sampleRate) => (int)(Math.Min(Longest, ShareOfRelease * release) * sampleRate);
}
