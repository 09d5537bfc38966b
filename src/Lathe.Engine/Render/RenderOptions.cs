namespace Lathe.Engine.Render;

/// <summary>How a plan is rendered. None of it changes a sample; start and length say which are written.</summary>
public sealed record RenderOptions
{
    /// <summary>Frames in one task, a multiple of 64.</summary>
    public int Block { get; init; } = 1024;

    /// <summary>Threads, the calling one included; 0 for as many as there are processors.</summary>
    public int Threads { get; init; }

    /// <summary>Song position of the first frame written. What comes before is rendered too, so that every state is right, but not written.</summary>
    public long Start { get; init; }

    /// <summary>
    /// Frames written; null to go on from the last clip's end until all taps have stayed below -90 dBFS for a second, at most
    /// <see cref="Plans.Plan.MaxTailSeconds"/> seconds and no further than the declared tails.
    /// </summary>
    public long? Length { get; init; }

    /// <summary>Where strips are kept between renders, or null.</summary>
    public IStripCache? Cache { get; init; }
}
