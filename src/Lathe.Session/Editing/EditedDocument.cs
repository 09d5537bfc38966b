using Lathe.Session.Diagnostics;
using Lathe.Session.Schema;
using Lathe.Session.Yaml;

namespace Lathe.Session.Editing;

/// <summary>One state of a document that is being edited: its text, its nodes and the place of every address.</summary>
internal sealed class EditedDocument
{
    private readonly ObjectShape _shape;
    private readonly Dictionary<string, Place> _places;
    private readonly Dictionary<string, Place> _inserts;

    private EditedDocument(string text, Node root, ObjectShape shape)
    {
        Text = text;
        Root = root;
        _shape = shape;
        var walk = new ShapeWalk(new ProblemList());
        walk.Visit(root, shape, "");
        _places = walk.Places;
        _inserts = walk.Inserts;
    }

    public string Text { get; }

    public Node Root { get; }

    public IEnumerable<string> Paths => _places.Keys.Concat(_inserts.Keys);

    /// <summary>Null, with a problem, where the text is not YAML.</summary>
    public static EditedDocument? Parse(string text, ObjectShape shape, ProblemList problems) =>
        NodeParser.Parse(text, problems) is { Kind: NodeKind.Map } root ? new EditedDocument(text, root, shape) : null;

    public Place? Find(string path) => path == _shape.Name ? new Place(path, Root, _shape, null, 0) : _places.GetValueOrDefault(path) ?? _inserts.GetValueOrDefault(path);

    /// <summary>What has values below it: of an insert and a setting of one name, the insert.</summary>
    public Place? FindOwner(string path) => _inserts.GetValueOrDefault(path) ?? Find(path);

    /// <summary>A part of the document whose name stands in no other part's address, such as the mix bus.</summary>
    public Field? Part(string name) => _shape.Fields.FirstOrDefault(f => f.Placement == Placement.Root && f.Name == name);

    /// <summary>The text at an address; of an insert, its processor; null where there is none.</summary>
    public string? Get(string path) => Find(path) switch
    {
        { Shape: InsertShape, Node: var insert } => ElementNames.Processor(insert),
        { Node: { Kind: NodeKind.Scalar, IsNull: false } node } => node.Text,
        _ => null,
    };

    /// <summary>True where all values but those at or below the given paths are the same in both.</summary>
    public bool SameBut(EditedDocument other, IReadOnlySet<string> paths)
    {
        return Others(this).SequenceEqual(Others(other));

        IEnumerable<(string, string?)> Others(EditedDocument document) =>
            document._places.Keys.Concat(document._inserts.Keys).Where(p => !paths.Contains(p)).Select(p => (p, document.Get(p))).Where(p => p.Item2 is not null && !paths.Any(b => p.p.StartsWith(b + "/", StringComparison.Ordinal)));
    }
}
