using Lathe.Session.Yaml;

namespace Lathe.Session.Editing;

/// <summary>Adds and removes entries of maps where they stand.</summary>
internal static class MapPatch
{
    /// <summary>Adds an entry behind the last.</summary>
    /// <param name="text">The document.</param>
    /// <param name="map">A map, or an absent value that becomes one.</param>
    /// <param name="key">The new key.</param>
    /// <param name="value">Its value.</param>
    public static TextPatch Add(string text, Node map, string key, Node value)
    {
        var pair = FlowText.Of(Node.Map().Add(key, value));
        if (map.Kind == NodeKind.Scalar)
            return new(map.Start, map.End - map.Start, (map.Start > 0 && text[map.Start - 1] == ' ' ? "" : " ") + pair);
        if (map.Entries.Count == 0)
            return new(map.Start, map.End - map.Start, pair);

        var last = map.Entries[^1].Value;
        if (map.Flow)
            return new(last.End, 0, ", " + pair[2..^2]);

        var newLine = Lines.NewLine(text);
        var block = BlockText.KeyAndValue(key, value, Lines.Column(text, map.Entries[0].Key.Start), newLine);
        return AddLines(text, last.End, block, newLine);
    }

    /// <summary>Adds whole lines behind the line in which something ends.</summary>
    public static TextPatch AddLines(string text, int end, string lines, string newLine)
    {
        var at = Lines.Behind(text, end);
        return at == text.Length && (at == 0 || text[at - 1] != '\n')
            ? new(at, 0, newLine + lines[..^newLine.Length])
            : new(at, 0, lines);
    }

    /// <summary>Removes an entry with its line, where it has lines of its own.</summary>
    public static TextPatch Remove(string text, Node map, int index)
    {
        var (key, value) = map.Entries[index];
        if (map.Flow)
            return RemoveFlow(text, map, index, i => (map.Entries[i].Key.Start, map.Entries[i].Value.End), map.Entries.Count);
        if (map.Entries.Count == 1)
            return new(key.Start, value.End - key.Start, "{}");
        if (index == 0 && !Lines.IsFirst(text, key.Start))
            return new(key.Start, map.Entries[1].Key.Start - key.Start, "");

        return RemoveLines(text, key.Start, value.End);
    }

    /// <summary>Removes the lines from the one that holds <paramref name="start"/> to the one that holds <paramref name="end"/>.</summary>
    public static TextPatch RemoveLines(string text, int start, int end)
    {
        var from = Lines.Start(text, start);
        var to = Lines.Behind(text, end);
        if (to == text.Length && text[to - 1] != '\n' && from > 0)
            from -= from > 1 && text[from - 2] == '\r' ? 2 : 1;

        return new(from, to - from, "");
    }

    /// <summary>Removes an element within brackets, with the comma that belongs to it; a comment between stays.</summary>
    public static TextPatch RemoveFlow(string text, Node node, int index, Func<int, (int Start, int End)> span, int count)
    {
        var (start, end) = span(index);
        if (count == 1)
            return new(node.Start, node.End - node.Start, node.Kind == NodeKind.Map ? "{}" : "[]");

        if (index < count - 1)
        {
            var next = span(index + 1).Start;
            var comma = text.IndexOf(',', end);
            return text.AsSpan(comma + 1, next - comma - 1).Trim().IsEmpty ? new(start, next - start, "") : new(start, comma + 1 - start, "");
        }

        var before = span(index - 1).End;
        return text.AsSpan(before, start - before).Trim().SequenceEqual(",") ? new(before, end - before, "") : new(start, end - start, "");
    }
}
