using Lathe.Analysis.Checks;

namespace Lathe.Quality.Findings;

/// <summary>One defect at one strength.</summary>
/// <param name="Code">The class that shall be found.</param>
/// <param name="Strength">What a person reads.</param>
/// <param name="IsAudible">Whether the bar holds for it.</param>
/// <param name="Into">Changes the samples in place, or returns others.</param>
internal sealed record Plant(string Code, string Strength, bool IsAudible, Func<Excerpt, double[][], double[][]> Into)
{
    /// <summary>What the file is checked for.</summary>
    public CheckRules Rules { get; init; } = CheckRules.Master;

    /// <summary>Bits of the file: 24 and 16 are dithered; 0 keeps the samples as they are.</summary>
    public int Bits { get; init; } = 24;

    /// <summary>Whether the samples are cut to the bits without dither.</summary>
    public bool Truncates { get; init; }

    /// <summary>What the file says its depth is, where that is not <see cref="Bits"/>.</summary>
    public int? Declares { get; init; }

    /// <summary>What the file says its rate is.</summary>
    public int? Rate { get; init; }

    /// <summary>Whether it goes into voices instead of songs.</summary>
    public bool IsForVoices { get; init; }

    /// <summary>Whether the clean excerpt is the second file.</summary>
    public bool IsAgainst { get; init; }
}
