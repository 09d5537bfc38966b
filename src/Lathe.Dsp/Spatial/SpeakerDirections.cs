using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Spatial;

/// <summary>Where the loudspeakers of a layout stand, seen from the listener: ITU-R BS.2051 (systems A to J) and BS.775, and a square for quad.</summary>
public static class SpeakerDirections
{
    /// <summary>Azimuth in degrees, positive to the left, and elevation in degrees of a speaker; null for one that has no direction.</summary>
    /// <param name="layout">The layout: a side speaker stands at 110 degrees where there are no back ones, else at 90.</param>
    /// <param name="channel">The channel.</param>
    public static (double Azimuth, double Elevation)? Of(ChannelLayout layout, int channel)
    {
        var quad = layout.Equals(ChannelLayout.Quad);
        var backs = layout.Speakers.Contains(Speaker.BackLeft);
        return layout.Speakers[channel] switch
        {
            Speaker.FrontCenter => (0, 0),
            Speaker.FrontLeft => (quad ? 45 : 30, 0),
            Speaker.FrontRight => (quad ? -45 : -30, 0),
            Speaker.SideLeft => (backs ? 90 : 110, 0),
            Speaker.SideRight => (backs ? -90 : -110, 0),
            Speaker.BackLeft => (135, 0),
            Speaker.BackRight => (-135, 0),
            Speaker.TopFrontLeft => (45, 30),
            Speaker.TopFrontRight => (-45, 30),
            Speaker.TopBackLeft => (135, 30),
            Speaker.TopBackRight => (-135, 30),
            _ => null,
        };
    }

    /// <summary>Azimuth of the front left speaker, degrees; 30 where there is none.</summary>
    public static double Front(ChannelLayout layout)
    {
        var left = layout.Speakers.IndexOf(Speaker.FrontLeft);
        return left < 0 ? 30 : Of(layout, left)!.Value.Azimuth;
    }
}
