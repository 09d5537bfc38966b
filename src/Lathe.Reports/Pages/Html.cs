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

    public static string Number(double? value, string format, string none = "&ndash;")
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return none;
        }

        // What rounds to nothing has no sign.
        var digits = number.ToString(format, CultureInfo.InvariantCulture);
        return digits.Any(d => d is >= '1' and <= '9') ? digits.Replace("-", "&minus;", StringComparison.Ordinal) : digits.TrimStart('-');
    }

    /// <summary>A table with scrolling of its own on narrow screens.</summary>
    /// <param name="heads">Column heads; one that begins with "#" is a column of numbers.</param>
    /// <param name="rows">Cells of markup.</param>
    /// <param name="most">Rows that are shown at once; the others are folded away.</param>
    public Html Table(string[] heads, IReadOnlyList<string[]> rows, int most = int.MaxValue)
    {
        Rows(heads, rows.Take(most));
        if (rows.Count > most)
        {
            _text.Append(CultureInfo.InvariantCulture, $"<details class=\"more\"><summary>{rows.Count - most} more</summary>");
            Rows(heads, rows.Skip(most));
            _text.Append("</details>\n");
        }

        return this;
    }

    public override string ToString() => _text.ToString();

    private void Rows(string[] heads, IEnumerable<string[]> rows)
    {
        string Style(int column) => heads[column].StartsWith('#') ? " class=\"n\"" : "";
        _text.Append("<div class=\"scroll\"><table><thead><tr>");
        for (var c = 0; c < heads.Length; c++)
        {
            _text.Append("<th").Append(Style(c)).Append('>').Append(Text(heads[c].TrimStart('#'))).Append("</th>");
        }

        _text.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            _text.Append("<tr>");
            for (var c = 0; c < row.Length; c++)
            {
                _text.Append("<td").Append(Style(c)).Append('>').Append(row[c]).Append("</td>");
            }

            _text.Append("</tr>");
        }

        _text.Append("</tbody></table></div>\n");
    }
}
