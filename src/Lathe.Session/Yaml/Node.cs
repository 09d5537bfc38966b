using Lathe.Session.Diagnostics;

namespace Lathe.Session.Yaml;

/// <summary>One value of a YAML document and the span of text that it fills: either parsed, or made to be written.</summary>
internal sealed class Node
{
    public required NodeKind Kind { get; init; }

    /// <summary>The scalar's value, quotes and escapes resolved.</summary>
    public string Text { get; init; } = "";

    /// <summary>True for "..." and '...' and block scalars: never null, never a number.</summary>
    public bool Quoted { get; init; }

    /// <summary>True for { } and [ ], and for all within.</summary>
    public bool Flow { get; init; }

    /// <summary>First character in the text.</summary>
    public int Start { get; set; }

    /// <summary>One past the last character; for block collections, of the last value in them.</summary>
    public int End { get; set; }

    public Mark Mark { get; set; }

    /// <summary>True for a list whose blocks stand apart by an empty line.</summary>
    public bool Spaced { get; init; }

    /// <summary>Written above it, each line behind a number sign.</summary>
    public string? Comment { get; set; }

    /// <summary>Keys and values of a map, in order.</summary>
    public List<KeyValuePair<Node, Node>> Entries { get; } = [];

    /// <summary>Elements of a list.</summary>
    public List<Node> Items { get; } = [];

    /// <summary>An absent value: nothing behind the colon, "~" or "null".</summary>
    public bool IsNull => Kind == NodeKind.Scalar && !Quoted && Text is "" or "~" or "null";

    /// <summary>A value to be written; what would mean nothing without quotes gets them.</summary>
    public static Node Scalar(string text, bool quoted = false) => new() { Kind = NodeKind.Scalar, Text = text, Quoted = quoted || text is "" or "~" or "null" };

    public static Node Map(bool flow = false) => new() { Kind = NodeKind.Map, Flow = flow };

    public static Node List(bool flow = false) => new() { Kind = NodeKind.List, Flow = flow };

    /// <summary>The value of a key, or null where the key is absent or its value is.</summary>
    public Node? Get(string key)
    {
        foreach (var (name, value) in Entries)
        {
            if (name.Text == key)
                return value.IsNull ? null : value;
        }

        return null;
    }

    /// <summary>The scalar under a key, or null.</summary>
    public string? GetText(string key) => Get(key) is { Kind: NodeKind.Scalar } node ? node.Text : null;

    /// <summary>The elements of the list under a key; of a single value, that one.</summary>
    public IEnumerable<Node> GetItems(string key) => Get(key) switch
    {
        null => [],
        { Kind: NodeKind.List } list => list.Items,
        var one => [one],
    };

    /// <summary>Adds an entry; none where the text is null.</summary>
    public Node Add(string key, string? text) => text is null ? this : Add(key, Scalar(text));

    /// <summary>Adds an entry with a text that other readers must not take for a number; none where it is null.</summary>
    public Node AddText(string key, string? text) => text is null ? this : Add(key, Scalar(text, ScalarText.LooksTyped(text)));

    public Node Add(string key, Node value)
    {
        Entries.Add(new(Scalar(key), value));
        return this;
    }
}
