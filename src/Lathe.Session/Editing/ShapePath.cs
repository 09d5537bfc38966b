using System.Globalization;
using Lathe.Session.Schema;
using Lathe.Session.Yaml;

namespace Lathe.Session.Editing;

/// <summary>Makes what is missing between a place that exists and an address below it.</summary>
internal static class ShapePath
{
    /// <summary>The node for a value, and the key or list it goes under; null where the shape has no such place.</summary>
    /// <param name="shape">What stands at the existing place.</param>
    /// <param name="node">The existing value.</param>
    /// <param name="path">The rest of the address.</param>
    /// <param name="value">The value.</param>
    public static (string Key, Node Value)? Entry(ObjectShape shape, Node? node, string path, string value)
    {
        var (head, tail) = Split(path);
        if (shape.Find(head) is { Placement: Placement.Below } field)
            return Make(field.Shape, node?.Get(head), tail, value) is { } made ? (head, made) : null;

        return shape.Rest switch
        {
            null => null,
            { } rest when shape.RestKey.Kind == ScalarKind.Address => Make(rest, null, "", value) is { } made ? (path, made) : null,
            { } rest => Make(rest, node?.Get(head), tail, value) is { } made ? (head, made) : null,
        };
    }

    /// <summary>A new element of a list, named as the address says; null where the list does not take one so.</summary>
    public static Node? Element(ListShape list, Node? node, string path, string value)
    {
        var (name, tail) = Split(path);
        if (list.Item is not ObjectShape item || tail.Length == 0 || list.Naming is not (Naming.Id or Naming.To) || Entry(item, null, tail, value) is not { } entry)
            return null;

        var number = ((node?.Items.Count ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
        var map = Node.Map(flow: true);
        if (list.Naming == Naming.To || name != number)
            map.Add(list.Naming == Naming.To ? "to" : "id", name);

        return map.Add(entry.Key, entry.Value);
    }

    public static (string Head, string Tail) Split(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
    }

    private static Node? Make(Shape shape, Node? existing, string path, string value)
    {
        switch (shape)
        {
            case ScalarShape when path.Length == 0:
                return Node.Scalar(value);
            case EitherShape either:
                return either.Options.Select(o => Make(o, existing, path, value)).FirstOrDefault(n => n is not null);
            case ObjectShape map when path.Length > 0 && Entry(map, existing, path, value) is { } entry:
                return Node.Map(flow: true).Add(entry.Key, entry.Value);
            case ListShape list when path.Length > 0 && Element(list, null, path, value) is { } element:
                var made = Node.List(flow: list.Naming != Naming.To);
                made.Items.Add(element);
                return made;
            default:
                return null;
        }
    }
}
