using Lathe.Dsp.Buffers;
using Lathe.Dsp.Spatial;
using Lathe.Engine.Automation;

namespace Lathe.Engine.Plans;

/// <summary>How a signal of one layout is placed in another.</summary>
public sealed record PlanPlace
{
    public required ChannelLayout From { get; init; }

    public required ChannelLayout To { get; init; }

    /// <summary>-100 to 100.</summary>
    public required Control Pan { get; init; }

    /// <summary>The index of the choice of <see cref="Console.StripParams.PanLaw"/>.</summary>
    public int Law { get; init; }

    /// <summary>0 to 200 %; null for sends.</summary>
    public Control? Width { get; init; }

    /// <summary>In dual pan, the place of the left channel; else null.</summary>
    public Control? Left { get; init; }

    /// <summary>In dual pan, the place of the right channel; else null.</summary>
    public Control? Right { get; init; }

    /// <summary>Degrees, positive to the left.</summary>
    public required Control Azimuth { get; init; }

    /// <summary>Degrees.</summary>
    public required Control Elevation { get; init; }

    /// <summary>Degrees.</summary>
    public required Control Spread { get; init; }

    /// <summary>dB; null for sends.</summary>
    public Control? Lfe { get; init; }

    public DownmixLevels Downmix { get; init; } = DownmixLevels.Standard;

    /// <summary>True where one or two channels go to two: the stereo console.</summary>
    public bool IsStereo => To.Equals(ChannelLayout.Stereo) && (From.Equals(ChannelLayout.Mono) || From.Equals(ChannelLayout.Stereo));

    /// <summary>Every control in it, in a fixed order.</summary>
    public IEnumerable<Control> Controls => new[] { Pan, Width, Left, Right, Azimuth, Elevation, Spread, Lfe }.OfType<Control>();
}
