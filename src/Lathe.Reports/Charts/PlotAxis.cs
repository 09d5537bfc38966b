using System.Collections.Immutable;
using System.Globalization;

namespace Lathe.Reports.Charts;

/// <summary>What stands along one side of a plot.</summary>
/// <param name="Label">The quantity and its unit.</param>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Marks">Values that get a line and a text.</param>
/// <param name="Logarithmic">True for frequencies.</param>
public sealed record PlotAxis(string Label, double From, double To, ImmutableArray<(double At, string Text)> Marks, bool Logarithmic = false)
{
    private static readonly ImmutableArray<(double At, string Text)> Decades =
        [(20, "20"), (50, "50"), (100, "100"), (200, "200"), (500, "500"), (1000, "1 k"), (2000, "2 k"), (5000, "5 k"), (10000, "10 k"), (20000, "20 k")];

    /// <summary>20 Hz to 20 kHz.</summary>
    public static PlotAxis Frequency { get; } = new("Hz", 20, 20000, Decades, Logarithmic: true);

    /// <summary>A linear axis with a mark at every multiple of the step.</summary>
    public static PlotAxis Linear(string label, double from, double to, double step)
    {
        var marks = ImmutableArray.CreateBuilder<(double, string)>();
        for (var i = Math.Ceiling((from / step) - 1e-9); i * step <= to + 1e-9; i++)
        {
            var at = (i * step) + 0.0; // no negative zero
            marks.Add((at, at.ToString("0.###", CultureInfo.InvariantCulture)));
        }

        return new PlotAxis(label, from, to, marks.ToImmutable());
    }

    /// <summary>A linear axis that holds all values, with about eight steps of 1, 2, 3, 5 or 6 times a power of ten.</summary>
    /// <param name="label">The quantity and its unit.</param>
    /// <param name="values">What has to fit; NaN and infinity do not count.</param>
    /// <param name="least">The least span.</param>
    /// <param name="most">The greatest span; lower values fall out below.</param>
    public static PlotAxis Around(string label, IEnumerable<double> values, double least, double most = double.PositiveInfinity)
    {
        var finite = values.Where(double.IsFinite).ToList();
        var (low, high) = finite.Count == 0 ? (-least / 2, least / 2) : (finite.Min(), finite.Max());
        low = Math.Max(low, high - most);
        var missing = Math.Max(0, least - (high - low)) / 2;
        (low, high) = (low - missing, high + missing);
        var step = Step((high - low) / 7);
        return Linear(label, Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step);
    }

    internal Axis Over(double start, double end) => new(From, To, start, end, Logarithmic);

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(rough, 1e-12))));
        return power * new[] { 1.0, 2, 3, 5, 6, 10 }.First(f => f * power >= rough * 0.999);
    }
}
