using System.Globalization;
using Lathe.Session.Diagnostics;
using Lathe.Session.Yaml;

namespace Lathe.Session.Schema;

/// <summary>One walk through a document along its shape: checks every value, and notes which address names which node.</summary>
internal sealed class ShapeWalk(ProblemList problems)
{
    public Dictionary<string, Place> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>Inserts stand apart: "kick/delay" is the strip's setting, "kick/delay/time" belongs to the insert.</summary>
    public Dictionary<string, Place> Inserts { get; } = new(StringComparer.Ordinal);

    public List<UnknownField> Unknown { get; } = [];

    /// <param name="node">The value.</param>
    /// <param name="shape">What it has to be.</param>
    /// <param name="path">Its address.</param>
    /// <param name="parent">What holds it.</param>
    /// <param name="index">Which entry or element of the parent.</param>
    public void Visit(Node node, Shape shape, string path, Node? parent = null, int index = 0)
    {
        if (path.Length > 0)
            (shape is InsertShape ? Inserts : Places).TryAdd(path, new Place(path, node, shape, parent, index));

        if (node.IsNull)
        {
            // An absent value is an empty one; only an element of a list has no reason to be there.
            if (parent is { Kind: NodeKind.List })
                WrongType(node, path, shape);
            return;
        }

        switch (shape)
        {
            case EitherShape either when either.Options.FirstOrDefault(o => Fits(o, node.Kind)) is { } option:
                Visit(node, option, path, parent, index);
                break;
            case ScalarShape scalar when node.Kind == NodeKind.Scalar:
                ScalarGrammar.Check(scalar, node, path, problems);
                break;
            case ListShape list when node.Kind == NodeKind.List:
                VisitList(node, list, path);
                break;
            case ObjectShape map when node.Kind == NodeKind.Map:
                VisitMap(node, map, path);
                break;
            case InsertShape insert when Fits(insert, node.Kind):
                VisitInsert(node, insert, path);
                break;
            default:
                WrongType(node, path, shape);
                break;
        }
    }

    private static bool Fits(Shape shape, NodeKind kind) => shape switch
    {
        ScalarShape => kind == NodeKind.Scalar,
        ListShape => kind == NodeKind.List,
        ObjectShape => kind == NodeKind.Map,
        InsertShape => kind is NodeKind.Map or NodeKind.Scalar,
        EitherShape either => either.Options.Any(o => Fits(o, kind)),
        _ => false,
    };

    private static string Takes(Shape shape) => shape switch
    {
        ScalarShape => "a single value",
        ListShape => "a list",
        ObjectShape => "a map",
        InsertShape => "a processor and its settings, such as { compressor: { threshold: -18 dB } }",
        EitherShape either => string.Join(" or ", either.Options.Select(Takes)),
        _ => "something else",
    };

    private static string Is(Node node) => node.Kind switch
    {
        NodeKind.Map => "a map",
        NodeKind.List => "a list",
        _ when node.IsNull => "nothing",
        _ => $"the single value '{node.Text}'",
    };

    private static string Join(string owner, string name) => owner.Length == 0 ? name : owner + "/" + name;

    private void WrongType(Node node, string path, Shape shape) =>
        problems.Add(ProblemCodes.WrongType, node.Mark, path, $"Here stands {Is(node)}.", $"Write {Takes(shape)}.");

    private void VisitList(Node node, ListShape shape, string path)
    {
        if (shape.Count > 0 && node.Items.Count != shape.Count)
            problems.Add(
                ProblemCodes.WrongType, node.Mark, path, string.Create(CultureInfo.InvariantCulture, $"Here stand {node.Items.Count} values."),
                string.Create(CultureInfo.InvariantCulture, $"Write a list of {shape.Count}."));

        var ids = ElementNames.Of(node, shape.Naming);
        for (var i = 0; i < node.Items.Count; i++)
            Visit(node.Items[i], shape.Item, Join(path, ids[i]), node, i);
    }

    private void VisitMap(Node node, ObjectShape shape, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < node.Entries.Count; i++)
        {
            var (key, value) = node.Entries[i];
            if (!seen.Add(key.Text))
            {
                problems.Add(ProblemCodes.DuplicateKey, key.Mark, Join(path, key.Text), $"The key '{key.Text}' stands twice in this map; the first holds.", "Remove one of them.");
                continue;
            }

            if (shape.Find(key.Text) is { } field)
            {
                var owner = path.Length == 0 ? shape.Name : path;
                Visit(value, field.Shape, FieldPath(owner, field), node, i);
            }
            else if (shape.Rest is { } rest)
            {
                ScalarGrammar.Check(shape.RestKey, key, path, problems);
                Visit(value, rest, Join(path, key.Text), node, i);
            }
            else
            {
                Keep(key, value, shape, path);
            }
        }

        foreach (var field in shape.Fields)
        {
            if (field.Required && node.Get(field.Name) is null)
                problems.Add(ProblemCodes.Missing, node.Mark, path.Length == 0 ? shape.Name : path, $"'{field.Name}' is missing here.", $"Add it: {field.Help}");
        }
    }

    private static string FieldPath(string owner, Field field) => field.Placement switch
    {
        Placement.Same => owner,
        Placement.Root => field.Name,
        Placement.Top => "",
        _ => Join(owner, field.Name),
    };

    private void Keep(Node key, Node value, ObjectShape shape, string path)
    {
        var owner = path.Length == 0 ? shape.Name : path;
        var nearest = Nearest.To(key.Text, shape.Fields.Select(f => f.Name));
        problems.Add(
            ProblemCodes.UnknownKey, key.Mark, Join(owner, key.Text), $"'{key.Text}' is not known here; it is kept and has no effect.",
            nearest is null ? $"Known are {string.Join(", ", shape.Fields.Select(f => f.Name))}." : $"Did you mean {nearest}?");
        Unknown.Add(new UnknownField(owner, key.Text, FlowText.Of(value), key.Mark));
    }

    private void VisitInsert(Node node, InsertShape shape, string path)
    {
        if (node.Kind == NodeKind.Scalar)
        {
            ScalarGrammar.Check(Shape.Id, node, path, problems);
            return;
        }

        if (node.Entries.Count != 1)
        {
            problems.Add(
                ProblemCodes.WrongType, node.Mark, path, string.Create(CultureInfo.InvariantCulture, $"An insert is one processor, but {node.Entries.Count} keys stand here."),
                "Write - processor: { its settings }, one to a list item.");
            return;
        }

        var (key, body) = node.Entries[0];
        ScalarGrammar.Check(Shape.Id, key, path, problems);
        if (body.Kind == NodeKind.Map)
            VisitMap(body, shape.Body, path);
        else if (!body.IsNull)
            WrongType(body, path, shape.Body);
    }
}
