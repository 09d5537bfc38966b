using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;

namespace Lathe.Production.Jobs;

/// <summary>The gain that makes one signal as loud as another.</summary>
internal static class LoudnessMatch
{
    /// <summary>
    /// Integrated loudness (ITU-R BS.1770) of the one minus that of the other, or their RMS where one is too short for it; rounded to 0.01 dB, so
    /// that it can be told exactly. 0 where one is silent.
    /// </summary>
    public static double Gain(IAudioSource reference, IAudioSource matched)
    {
        var (a, b) = (Measurer.Measure(reference), Measurer.Measure(matched));
        var difference = a.Integrated is { } one && b.Integrated is { } other ? one - other : a.Rms - b.Rms;
        return difference is { } gain && double.IsFinite(gain) ? Math.Round(gain, 2, MidpointRounding.AwayFromZero) : 0;
    }
}
