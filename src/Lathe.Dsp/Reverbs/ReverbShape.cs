namespace Lathe.Dsp.Reverbs;

/// <summary>The times that make a kind of space, in milliseconds at size 1.</summary>
/// <param name="ShortestLine">The shortest way round.</param>
/// <param name="LongestLine">The longest way round.</param>
/// <param name="FirstDiffusion">Span of the first diffusion step.</param>
/// <param name="SecondDiffusion">Span of the second diffusion step.</param>
/// <param name="FirstReflection">When the first early reflection comes.</param>
/// <param name="LastReflection">When the last early reflection comes.</param>
/// <param name="Reflections">Early reflections for each output.</param>
public sealed record ReverbShape(
    double ShortestLine,
    double LongestLine,
    double FirstDiffusion,
    double SecondDiffusion,
    double FirstReflection,
    double LastReflection,
    int Reflections)
{
    /// <summary>Walls near, reflections soon and strong.</summary>
    public static ReverbShape Room { get; } = new(9, 27, 9, 5, 3, 28, 14);

    /// <summary>Walls far: a slow start and wide spaces between the modes' times.</summary>
    public static ReverbShape Hall { get; } = new(27, 73, 21, 11, 9, 75, 18);

    /// <summary>A sheet of steel: dense from the first milliseconds on, with no separate reflections to speak of.</summary>
    public static ReverbShape Plate { get; } = new(11, 43, 6, 3, 1, 10, 20);

    /// <summary>A hard, irregular room made for the purpose: between room and hall.</summary>
    public static ReverbShape Chamber { get; } = new(14, 43, 13, 7, 4, 40, 16);
}
