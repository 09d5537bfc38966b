using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Compile;

/// <summary>Which channels a track has, and which channel of a source plays in which of them.</summary>
internal static class ClipLayouts
{
    /// <summary>Mono or stereo as the clips are; in a surround session the layout of the clip with the most channels.</summary>
    public static ChannelLayout Of(ChannelLayout session, IEnumerable<(PlanClip Clip, ChannelLayout Source)> clips)
    {
        var layout = ChannelLayout.Mono;
        foreach (var (clip, source) in clips)
        {
            var wide = session.Channels > 2 && clip.Channels == ClipChannels.Stereo && !source.Speakers.Contains(Speaker.Unknown);
            var own = wide ? source : clip.IsStereo ? ChannelLayout.Stereo : ChannelLayout.Mono;
            layout = own.Channels > layout.Channels ? own : layout;
        }

        return layout;
    }

    /// <summary>Fits a clip into the track's layout.</summary>
    public static PlanClip Fit(PlanClip clip, ChannelLayout source, ChannelLayout layout)
    {
        if (layout.Channels == 1 && clip.IsStereo)
        {
            return clip with { Channels = ClipChannels.Mono };
        }

        var map = ImmutableArray<int>.Empty;
        if (layout.Channels > 2)
        {
            map = clip.IsStereo
                ? [.. layout.Speakers.Select((s, i) => Channel(source, s, i, layout))]
                : [.. layout.Speakers.Select(s => s == Speaker.FrontCenter || (s is Speaker.FrontLeft or Speaker.FrontRight && !layout.Speakers.Contains(Speaker.FrontCenter)) ? 0 : -1)];
        }

        return clip with { Map = map };
    }

    private static int Channel(ChannelLayout source, Speaker speaker, int index, ChannelLayout layout)
    {
        if (source.Speakers.Contains(Speaker.Unknown))
        {
            return index < source.Channels ? index : -1;
        }

        // Files of 5.1 name their surrounds sides or backs; they are the same channels.
        Speaker? same = speaker switch
        {
            Speaker.SideLeft when !layout.Speakers.Contains(Speaker.BackLeft) => Speaker.BackLeft,
            Speaker.SideRight when !layout.Speakers.Contains(Speaker.BackRight) => Speaker.BackRight,
            Speaker.BackLeft when !layout.Speakers.Contains(Speaker.SideLeft) => Speaker.SideLeft,
            Speaker.BackRight when !layout.Speakers.Contains(Speaker.SideRight) => Speaker.SideRight,
            _ => null,
        };
        var own = source.Speakers.IndexOf(speaker);
        return own >= 0 || same is null ? own : source.Speakers.IndexOf(same.Value);
    }
}
