using System.Globalization;
using System.Text;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Pages;

/// <summary>HTML in the making: what comes from outside is escaped, numbers have invariant digits.</summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds markup as it is.</summary>
    public Html Raw(string markup)
    {
        _text.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Text for an element's inside or an attribute.</summary>
    public static string Text(string? text) => Svg.Escape(text ?? "");

    public static string Number(double? value, string format, string none = "&ndash;") =>
        value is { } number && double.IsFinite(number) ? number.ToString(format, CultureInfo.InvariantCulture).Replace("-", "&minus;", StringComparison.Ordinal) : none;

    /// <summary>A table with scrolling of its own on narrow screens.</summary>
    /// <param name="heads">Column heads; one that begins with "#" is a column of numbers.</param>
    /// <param name="rows">Cells of markup.</param>
    public Html Table(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        string Style(int column) => heads[column].StartsWith('#') ? " class=\"n\"" : "";
        _text.Append("<div class=\"scroll\"><table><thead><tr>");
        for (var c = 0; c < heads.Count; c++)
        {
            _text.Append("<th").Append(Style(c)).Append('>').Append(Text(heads[c].TrimStart('#'))).Append("</th>");
        }

        _text.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            _text.Append("<tr>");
            for (var c = 0; c < row.Count; c++)
            {
                _text.Append("<td").Append(Style(c)).Append('>').Append(row[c]).Append("</td>");
            }

            _text.Append("</tr>");
        }

        _text.Append("</tbody></table></div>\n");
        return this;
    }

    public override string ToString() => _text.ToString();
}
