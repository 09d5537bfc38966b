using System.Collections.Immutable;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Yaml;

/// <summary>Remembers which address each written node has, to hang comments and unknown fields on them.</summary>
internal sealed class NodeRegister(ImmutableArray<UnknownField> unknown)
{
    private readonly Dictionary<string, Node> _maps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _owners = [.. unknown.Select(u => u.Owner)];

    /// <summary>A map that may own unknown fields and a comment.</summary>
    public Node Map(string path, Node map)
    {
        _maps.TryAdd(path, map);
        return Note(path, map);
    }

    /// <summary>A node that may have a comment.</summary>
    public Node Note(string path, Node node)
    {
        _nodes.TryAdd(path, node);
        return node;
    }

    public bool HasUnknown(string owner) => _owners.Contains(owner);

    /// <summary>Puts unknown fields back behind the known ones of their owners.</summary>
    public void RestoreUnknown()
    {
        foreach (var field in unknown)
        {
            if (_maps.TryGetValue(field.Owner, out var map) && NodeParser.Parse(field.Yaml, new ProblemList()) is { } value)
                map.Entries.Add(new(Node.Scalar(field.Key), value));
        }
    }

    /// <summary>Hangs each comment on its node, or on the nearest one above it that can have one.</summary>
    public void Comment(IReadOnlyDictionary<string, string> comments)
    {
        foreach (var (address, comment) in comments)
        {
            for (var path = address; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
            {
                if (!_nodes.TryGetValue(path, out var node))
                    continue;

                node.Comment = node.Comment is null ? comment : node.Comment + "\n" + comment;
                break;
            }
        }
    }
}
