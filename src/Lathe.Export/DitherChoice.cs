using System.Collections.Immutable;
using Lathe.Dsp.Quantization;

namespace Lathe.Export;

/// <summary>A dither with its noise shaper under the name that documents and the command line give it.</summary>
/// <param name="Name">"tpdf", "lipshitz".</param>
/// <param name="Dither">What is added.</param>
/// <param name="Shaper">How the error is spread.</param>
public sealed record DitherChoice(string Name, Dither Dither, NoiseShaper Shaper)
{
    /// <summary>Nothing is added or shaped.</summary>
    public static DitherChoice None { get; } = new("none", Dither.None, NoiseShaper.None);

    /// <summary>White triangular dither.</summary>
    public static DitherChoice Tpdf { get; } = new("tpdf", Dither.Triangular, NoiseShaper.None);

    public static ImmutableArray<DitherChoice> All { get; } =
    [
        None,
        new("rectangular", Dither.Rectangular, NoiseShaper.None),
        Tpdf,
        new("high-pass-tpdf", Dither.HighPassTriangular, NoiseShaper.None),
        new("lipshitz", Dither.Triangular, NoiseShaper.Lipshitz),
        new("f-weighted", Dither.Triangular, NoiseShaper.FWeighted),
        new("modified-e", Dither.Triangular, NoiseShaper.ModifiedE),
        new("improved-e", Dither.Triangular, NoiseShaper.ImprovedE),
        new("threshold", Dither.Triangular, NoiseShaper.Threshold),
    ];

    /// <summary>The choice of a name, whatever its case, or null.</summary>
    public static DitherChoice? Find(string name) => All.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The choice of a pair, or null where it has no name.</summary>
    public static DitherChoice? Of(Dither dither, NoiseShaper shaper) => All.FirstOrDefault(c => c.Dither == dither && c.Shaper == shaper);
}
