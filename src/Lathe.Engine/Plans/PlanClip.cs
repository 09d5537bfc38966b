using System.Collections.Immutable;
using Lathe.Session.Mix;

namespace Lathe.Engine.Plans;

/// <summary>A stretch of a source on a track, in frames of the session.</summary>
/// <param name="Clip">As written.</param>
/// <param name="At">Song position of its first frame.</param>
/// <param name="From">First frame that is played of the source.</param>
/// <param name="Length">Frames played.</param>
/// <param name="Gain">Linear; negative where the polarity is inverted.</param>
/// <param name="FadeIn">The fade at its start.</param>
/// <param name="FadeOut">The fade at its end.</param>
/// <param name="Channels">What of the source is played.</param>
/// <param name="SourceChannels">Channels of the source.</param>
public sealed record PlanClip(
    Clip Clip, long At, long From, long Length, double Gain, PlanFade FadeIn, PlanFade FadeOut, ClipChannels Channels, int SourceChannels)
{
    public long End => At + Length;

    /// <summary>For each channel of a track of more than two, the channel of the source that plays in it, or -1; else empty.</summary>
    public ImmutableArray<int> Map { get; init; } = [];

    /// <summary>True where both channels of a stereo source are played.</summary>
    public bool IsStereo => Channels == ClipChannels.Stereo && SourceChannels > 1;
}

/// <summary>What of a source is played; the order is that of the choices of <see cref="Console.ClipParams.Channels"/>.</summary>
public enum ClipChannels
{
    Stereo,
    Left,
    Right,
    Mono,
}

/// <summary>A fade.</summary>
/// <param name="Frames">Its length, 0 for none.</param>
/// <param name="Curve">Its form.</param>
public readonly record struct PlanFade(long Frames, FadeCurve Curve);

/// <summary>The order is that of the choices of <see cref="Console.ClipParams.FadeInCurve"/>.</summary>
public enum FadeCurve
{
    Linear,
    EqualPower,
    S,
    Exponential,
}
