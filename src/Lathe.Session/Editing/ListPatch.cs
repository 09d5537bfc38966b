using Lathe.Session.Yaml;

namespace Lathe.Session.Editing;

/// <summary>Adds and removes elements of lists where they stand.</summary>
internal static class ListPatch
{
    /// <summary>Adds an element before that of <paramref name="index"/>.</summary>
    /// <param name="text">The document.</param>
    /// <param name="list">A list.</param>
    /// <param name="key">The key whose value the list is.</param>
    /// <param name="index">0 to the number of elements.</param>
    /// <param name="item">The new element.</param>
    public static TextPatch Add(string text, Node list, Node key, int index, Node item)
    {
        var newLine = Lines.NewLine(text);
        if (list.Items.Count == 0)
        {
            if (key.Flow)
                return new(list.Start, list.End - list.Start, "[ " + FlowText.Of(item) + " ]");

            var block = BlockText.Element(item, Lines.Column(text, key.Start) + 2, newLine);
            var colon = text.IndexOf(':', key.End) + 1;
            return new(colon, list.End - colon, newLine + block[..^newLine.Length]);
        }

        if (list.Flow)
        {
            return index == list.Items.Count
                ? new(list.Items[^1].End, 0, ", " + FlowText.Of(item))
                : new(list.Items[index].Start, 0, FlowText.Of(item) + ", ");
        }

        var lines = BlockText.Element(item, Lines.Column(text, Dash(text, list.Items[0])), newLine);
        // Behind what comes before, so that a comment stays with the element below it.
        return MapPatch.AddLines(text, index == 0 ? key.End : list.Items[index - 1].End, lines, newLine);
    }

    /// <summary>Removes an element with its lines; null where it cannot be done safely.</summary>
    public static TextPatch? Remove(string text, Node list, int index)
    {
        if (list.Flow)
            return MapPatch.RemoveFlow(text, list, index, i => (list.Items[i].Start, list.Items[i].End), list.Items.Count);

        var dash = Dash(text, list.Items[index]);
        if (dash < 0 || !Lines.IsFirst(text, dash))
            return null;

        // Two more columns, for lists that stand in the column of their key.
        if (list.Items.Count == 1)
            return new(dash, list.Items[index].End - dash, "  []");

        return MapPatch.RemoveLines(text, dash, list.Items[index].End);
    }

    private static int Dash(string text, Node item)
    {
        var at = item.Start - 1;
        while (at >= 0 && char.IsWhiteSpace(text[at]))
            at--;

        return at >= 0 && text[at] == '-' ? at : -1;
    }
}
