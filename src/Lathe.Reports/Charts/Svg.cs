using System.Globalization;
using System.Text;

namespace Lathe.Reports.Charts;

/// <summary>Writes the few SVG elements that the charts are made of, numbers in invariant digits, text escaped.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();
    private readonly string _cursor = "";

    /// <param name="width">User units; the picture scales to the page's width.</param>
    /// <param name="height">User units.</param>
    /// <param name="title">What a screen reader says.</param>
    /// <param name="time">The axis of a chart over time, which gets a cursor; null for other charts.</param>
    public Svg(double width, double height, string title, Axis? time = null)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" class=\"chart\" aria-label=\"{Escape(title)}\"");
        if (time is { } axis)
        {
            _text.Append(CultureInfo.InvariantCulture, $" data-seconds=\"{axis.To:0.###}\" data-start=\"{axis.Start:0.##}\" data-end=\"{axis.End:0.##}\"");
            _cursor = string.Create(CultureInfo.InvariantCulture, $"<line x1=\"{axis.Start:0.##}\" y1=\"0\" x2=\"{axis.Start:0.##}\" y2=\"{height:0.##}\" class=\"cursor\"/>");
        }

        _text.Append('>');
    }

    /// <summary>Style sheet of a picture that stands alone; one inside a page takes the page's.</summary>
    public Svg Style(string css)
    {
        _text.Append("<style>").Append(css).Append("</style>");
        return this;
    }

    public Svg Line(double x1, double y1, double x2, double y2, string style)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.##}\" y1=\"{y1:0.##}\" x2=\"{x2:0.##}\" y2=\"{y2:0.##}\" class=\"{style}\"/>");
        return this;
    }

    public Svg Rectangle(double x, double y, double width, double height, string style, string? tip = null)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{Math.Max(0, width):0.##}\" height=\"{Math.Max(0, height):0.##}\" class=\"{style}\"");
        return Close("rect", tip);
    }

    /// <summary>A line through points; NaN parts it, and a point alone is a dot.</summary>
    public Svg Polyline(ReadOnlySpan<double> x, ReadOnlySpan<double> y, string style)
    {
        var path = new StringBuilder();
        foreach (var (from, to) in Runs(y, y))
        {
            for (var i = from; i < to; i++)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == from ? 'M' : 'L')}{x[i]:0.##} {y[i]:0.##}");
            }

            path.Append(to - from == 1 ? "h0" : "");
        }

        return Shape(path.ToString(), style);
    }

    /// <summary>The area between two curves over the same points; NaN parts it.</summary>
    public Svg Area(ReadOnlySpan<double> x, ReadOnlySpan<double> low, ReadOnlySpan<double> high, string style)
    {
        var path = new StringBuilder();
        foreach (var (from, to) in Runs(low, high))
        {
            for (var i = from; i < to; i++)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == from ? 'M' : 'L')}{x[i]:0.##} {high[i]:0.##}");
            }

            for (var i = to - 1; i >= from; i--)
            {
                path.Append(CultureInfo.InvariantCulture, $"L{x[i]:0.##} {low[i]:0.##}");
            }

            path.Append('Z');
        }

        return Shape(path.ToString(), style);
    }

    /// <summary>A path; nothing where it is empty.</summary>
    public Svg Shape(string path, string style)
    {
        _text.Append(path.Length == 0 ? "" : $"<path d=\"{path}\" class=\"{style}\"/>");
        return this;
    }

    /// <param name="anchor">start, middle or end.</param>
    public Svg Text(double x, double y, string text, string anchor = "start", string style = "label")
    {
        _text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" class=\"{style}\">{Escape(text)}</text>");
        return this;
    }

    public override string ToString() => _text + _cursor + "</svg>";

    internal static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>Stretches, from and to, in which both are numbers.</summary>
    private static List<(int From, int To)> Runs(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var runs = new List<(int From, int To)>();
        for (var i = 0; i < first.Length; i++)
        {
            if (double.IsNaN(first[i]) || double.IsNaN(second[i]))
            {
                continue;
            }

            if (runs.Count > 0 && runs[^1].To == i)
            {
                runs[^1] = (runs[^1].From, i + 1);
            }
            else
            {
                runs.Add((i, i + 1));
            }
        }

        return runs;
    }

    private Svg Close(string element, string? tip)
    {
        _text.Append(tip is null ? "/>" : $"><title>{Escape(tip)}</title></{element}>");
        return this;
    }
}
