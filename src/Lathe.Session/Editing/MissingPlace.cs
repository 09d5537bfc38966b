using Lathe.Session.Schema;
using Lathe.Session.Yaml;

namespace Lathe.Session.Editing;

/// <summary>Where a value goes whose address the document does not have yet.</summary>
internal static class MissingPlace
{
    /// <summary>The patch that adds it under the nearest place that exists; null where the shape has no such address.</summary>
    public static TextPatch? Patch(EditedDocument document, string path, string value)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (document.FindOwner(path[..slash]) is { } place)
                return Under(document.Text, place, path[(slash + 1)..], value);
        }

        var (head, tail) = ShapePath.Split(path);
        return document.Part(head) is { Shape: ObjectShape shape } && ShapePath.Entry(shape, null, tail, value) is { } entry
            ? MapPatch.Add(document.Text, document.Root, head, Node.Map(flow: true).Add(entry.Key, entry.Value))
            : null;
    }

    /// <summary>The names that come into being with a new element: its own id, in either spelling.</summary>
    public static IEnumerable<string> Names(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? [] : [path[..slash] + "/id", path[..slash] + "/to"];
    }

    private static TextPatch? Under(string text, Place place, string rest, string value)
    {
        var shape = place.Shape is EitherShape either ? either.Options.FirstOrDefault(o => o is ListShape == (place.Node.Kind == NodeKind.List)) : place.Shape;
        switch (shape)
        {
            case InsertShape insert:
                return UnderInsert(text, place.Node, insert, rest, value);
            case ListShape list when place.Node.Kind == NodeKind.List && place.Parent is { Kind: NodeKind.Map } parent:
                return ShapePath.Element(list, place.Node, rest, value) is { } element
                    ? ListPatch.Add(text, place.Node, parent.Entries[place.Index].Key, place.Node.Items.Count, element)
                    : null;
            case ObjectShape map when place.Node.Kind == NodeKind.Map || place.Node.IsNull:
                return ShapePath.Entry(map, place.Node, rest, value) is { } entry ? MapPatch.Add(text, place.Node, entry.Key, entry.Value) : null;
            default:
                return null;
        }
    }

    private static TextPatch? UnderInsert(string text, Node node, InsertShape shape, string rest, string value)
    {
        var body = ElementNames.Body(node);
        if (ShapePath.Entry(shape.Body, body, rest, value) is not { } entry)
            return null;

        if (body is not null)
            return MapPatch.Add(text, body, entry.Key, entry.Value);

        var written = FlowText.Of(Node.Map().Add(node.Text, Node.Map().Add(entry.Key, entry.Value)));
        return new(node.Start, node.End - node.Start, node.Flow ? written : written[2..^2]);
    }
}
