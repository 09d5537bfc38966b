using System.Collections.Immutable;

namespace Lathe.Dsp.Buffers;

/// <summary>The channels' weights in the loudness sum (ITU-R BS.1770-5, Annex 1 table 4 and Annex 3).</summary>
public static class ChannelWeights
{
    /// <summary>Of loudspeakers between 60 and 120 degrees to the side at ear height.</summary>
    public const double Surround = 1.41;

    /// <summary>
    /// 1.41 for the side channels, and for the back channels where they are the only surround pair (5.1: 110 degrees; in 7.1 they stand at 135);
    /// 0 for low-frequency effects; 1 for all others.
    /// </summary>
    public static ImmutableArray<double> Of(ChannelLayout layout)
    {
        var hasSides = layout.Speakers.Contains(Speaker.SideLeft);
        return
        [
            .. layout.Speakers.Select(s => s switch
            {
                Speaker.LowFrequency => 0.0,
                Speaker.SideLeft or Speaker.SideRight => Surround,
                Speaker.BackLeft or Speaker.BackRight when !hasSides => Surround,
                _ => 1.0,
            }),
        ];
    }
}
