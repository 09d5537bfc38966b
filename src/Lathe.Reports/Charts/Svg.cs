using System.Globalization;
using System.Text;

namespace Lathe.Reports.Charts;

/// <summary>Writes the few SVG elements that the charts are made of, numbers in invariant digits, text escaped.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    /// <param name="width">User units; the picture scales to the page's width.</param>
    /// <param name="height">User units.</param>
    /// <param name="title">What a screen reader says.</param>
    public Svg(double width, double height, string title)
    {
        Width = width;
        Height = height;
        _text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" class=\"chart\"><title>{Escape(title)}</title>");
    }

    public double Width { get; }

    public double Height { get; }

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

    public Svg Circle(double x, double y, double radius, string style, string? tip = null)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\" class=\"{style}\"");
        return Close("circle", tip);
    }

    /// <summary>A line through points; NaN parts it.</summary>
    public Svg Polyline(ReadOnlySpan<double> x, ReadOnlySpan<double> y, string style)
    {
        var drawing = false;
        _text.Append("<path d=\"");
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(y[i]))
            {
                drawing = false;
                continue;
            }

            _text.Append(CultureInfo.InvariantCulture, $"{(drawing ? 'L' : 'M')}{x[i]:0.##} {y[i]:0.##}");
            drawing = true;
        }

        _text.Append("\" class=\"").Append(style).Append("\"/>");
        return this;
    }

    /// <summary>The area between two curves over the same points.</summary>
    public Svg Area(ReadOnlySpan<double> x, ReadOnlySpan<double> low, ReadOnlySpan<double> high, string style)
    {
        _text.Append("<path d=\"");
        for (var i = 0; i < x.Length; i++)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{x[i]:0.##} {high[i]:0.##}");
        }

        for (var i = x.Length - 1; i >= 0; i--)
        {
            _text.Append(CultureInfo.InvariantCulture, $"L{x[i]:0.##} {low[i]:0.##}");
        }

        _text.Append("Z\" class=\"").Append(style).Append("\"/>");
        return this;
    }

    /// <param name="anchor">start, middle or end.</param>
    public Svg Text(double x, double y, string text, string anchor = "start", string style = "label")
    {
        _text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\" class=\"{style}\">{Escape(text)}</text>");
        return this;
    }

    public override string ToString() => _text + "</svg>";

    internal static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private Svg Close(string element, string? tip)
    {
        _text.Append(tip is null ? "/>" : $"><title>{Escape(tip)}</title></{element}>");
        return this;
    }
}
