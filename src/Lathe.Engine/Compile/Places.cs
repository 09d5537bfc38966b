using Lathe.Dsp.Buffers;
using Lathe.Engine.Console;
using Lathe.Engine.Plans;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>Reads where strips and sends are placed.</summary>
internal static class Places
{
    /// <summary>The place of a strip in the bus it feeds.</summary>
    public static PlanPlace Of(Scope scope, StripDraft strip)
    {
        var dual = strip.Values[StripParams.PanMode] == 1 && strip.Layout.Equals(ChannelLayout.Stereo);
        return new PlanPlace
        {
            From = strip.Layout,
            To = strip.Output,
            Pan = strip.Control(StripParams.Pan),
            Law = (int)strip.Values[StripParams.PanLaw],
            Width = strip.Control(StripParams.Width),
            Left = dual ? strip.Control(StripParams.PanLeft) : null,
            Right = dual ? strip.Control(StripParams.PanRight) : null,
            Azimuth = strip.Control(StripParams.Azimuth),
            Elevation = strip.Control(StripParams.Elevation),
            Spread = strip.Control(StripParams.Spread),
            Lfe = strip.Control(StripParams.Lfe),
            Downmix = scope.Downmix,
        };
    }

    /// <summary>The place of a send in its bus.</summary>
    public static PlanPlace Of(Scope scope, StripDraft from, SendDraft send, StripDraft to) => new()
    {
        From = send.Send.Tap == SendTap.Pre ? from.Layout : from.Output,
        To = to.Layout,
        Pan = send.Control(SendParams.Pan),
        Law = (int)from.Values[StripParams.PanLaw],
        Azimuth = send.Control(SendParams.Azimuth),
        Elevation = send.Control(SendParams.Elevation),
        Spread = send.Control(SendParams.Spread),
        Downmix = scope.Downmix,
    };
}
