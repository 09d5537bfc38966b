using System.Text;

namespace Lathe.Session.Yaml;

/// <summary>
/// Writes nodes as YAML for people: one line for what is small, blocks for the rest, comments above what they explain. A node marked
/// <see cref="Node.Flow"/> goes on one line where it fits and nothing in it is commented.
/// </summary>
internal sealed class BlockText
{
    /// <summary>Columns of a line that holds a map or list in brackets.</summary>
    private const int Width = 150;

    private const int CommentWidth = 100;
    private readonly StringBuilder _text = new();
    private readonly string _newLine;

    private BlockText(string newLine) => _newLine = newLine;

    /// <summary>A whole document; blocks at the top stand apart by an empty line.</summary>
    public static string Document(Node root)
    {
        var writer = new BlockText("\n");
        writer.Comment(root.Comment, 0);
        foreach (var (key, value) in root.Entries)
        {
            if (writer._text.Length > 0 && !OnOneLine(value, key.Text.Length + 2))
                writer._text.Append('\n');

            writer.Entry(key, value, 0);
        }

        return writer._text.ToString();
    }

    /// <summary>An element of a list in block form, with its dash and line end.</summary>
    public static string Element(Node item, int indent, string newLine)
    {
        var writer = new BlockText(newLine);
        writer.Item(item, indent);
        return writer._text.ToString();
    }

    /// <summary>An entry of a map in block form, with its line end.</summary>
    public static string KeyAndValue(string key, Node value, int indent, string newLine)
    {
        var writer = new BlockText(newLine);
        writer.Entry(Node.Scalar(key), value, indent);
        return writer._text.ToString();
    }

    private static bool HasComment(Node node) =>
        node.Items.Any(i => i.Comment is not null || HasComment(i)) || node.Entries.Any(e => e.Value.Comment is not null || HasComment(e.Value));

    private static bool OnOneLine(Node node, int column) => node.Kind switch
    {
        NodeKind.Scalar => true,
        NodeKind.List when node.Items.Count == 0 => true,
        NodeKind.Map when node.Entries.Count == 0 => true,
        _ => node.Flow && !HasComment(node) && column + FlowText.Of(node).Length <= Width,
    };

    private void Entry(Node key, Node value, int indent)
    {
        Comment(value.Comment, indent);
        _text.Append(' ', indent);
        EntryHere(key, value, indent);
    }

    /// <summary>Key and value where the line has been begun up to the indent.</summary>
    private void EntryHere(Node key, Node value, int indent)
    {
        var name = ScalarText.Of(key.Text, key.Quoted) + ":";
        _text.Append(name);
        if (OnOneLine(value, indent + name.Length + 1))
        {
            _text.Append(' ').Append(FlowText.Of(value)).Append(_newLine);
            return;
        }

        _text.Append(_newLine);
        Block(value, indent + 2);
    }

    private void Block(Node node, int indent)
    {
        if (node.Kind == NodeKind.Map)
        {
            foreach (var (key, value) in node.Entries)
                Entry(key, value, indent);
            return;
        }

        for (var i = 0; i < node.Items.Count; i++)
        {
            if (i > 0 && node.Spaced && !OnOneLine(node.Items[i], indent + 2))
                _text.Append(_newLine);

            Item(node.Items[i], indent);
        }
    }

    private void Item(Node item, int indent)
    {
        Comment(item.Comment, indent);
        _text.Append(' ', indent).Append("- ");
        if (OnOneLine(item, indent + 2))
        {
            _text.Append(FlowText.Of(item)).Append(_newLine);
            return;
        }

        if (item.Kind == NodeKind.List)
        {
            _text.Append(_newLine);
            Block(item, indent + 2);
            return;
        }

        // The comment of the first entry cannot stand between dash and key.
        for (var i = 0; i < item.Entries.Count; i++)
        {
            var (key, value) = item.Entries[i];
            if (i > 0)
                Entry(key, value, indent + 2);
            else
                EntryHere(key, value, indent + 2);
        }
    }

    private void Comment(string? comment, int indent)
    {
        if (comment is null)
            return;

        foreach (var paragraph in comment.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var column = 0;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (column == 0 || column + 1 + word.Length > CommentWidth)
                {
                    _text.Append(column == 0 ? "" : _newLine).Append(' ', indent).Append('#');
                    column = indent + 1;
                }

                _text.Append(' ').Append(Printable(word));
                column += 1 + word.Length;
            }

            _text.Append(_newLine);
        }
    }

    /// <summary>Control characters would end the comment or the document.</summary>
    private static string Printable(string word) =>
        string.Concat(word.Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' ? '?' : c));
}
