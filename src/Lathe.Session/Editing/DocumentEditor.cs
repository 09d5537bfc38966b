using System.Collections.Immutable;
using Lathe.Session.Diagnostics;
using Lathe.Session.Findings;
using Lathe.Session.Mix;
using Lathe.Session.Schema;
using Lathe.Session.Yaml;

namespace Lathe.Session.Editing;

/// <summary>
/// Changes a document where it stands: only the text of what changes is touched, so comments, order, quotes, line ends and unknown fields survive
/// byte for byte. Every change is read again and compared before it is kept; one that would alter anything else is refused.
/// </summary>
public sealed class DocumentEditor
{
    private readonly ObjectShape _shape;
    private readonly Stack<ImmutableArray<TextPatch>> _undo = [];
    private EditedDocument? _document;

    private DocumentEditor(string text, ObjectShape shape)
    {
        Text = text;
        _shape = shape;
        _document = EditedDocument.Parse(text, shape, new ProblemList());
    }

    /// <summary>The document as it is now.</summary>
    public string Text { get; private set; }

    /// <summary>An editor of session.yaml.</summary>
    public static DocumentEditor ForSession(string yaml) => new(yaml, SessionShape.Root);

    /// <summary>An editor of master.yaml.</summary>
    public static DocumentEditor ForMaster(string yaml) => new(yaml, MasterShape.Root);

    /// <summary>The value at an address as written; of an insert, its processor; null where there is none.</summary>
    public string? Get(string path) => _document?.Get(path);

    /// <summary>Sets the value at an address, adding the key, the send or the element of a group where it is missing.</summary>
    /// <param name="path">"kick/compressor/threshold"; an insert that does not exist is added at the end of its strip: "kick/gate" to "gate".</param>
    /// <param name="value">The new text.</param>
    /// <returns>Null, or why nothing was changed.</returns>
    public Problem? Set(string path, string value) => Apply([new Edit(path, value)]);

    /// <summary>Removes what an address names: a value, an insert, a send, an element, a strip. What refers to it is not touched.</summary>
    /// <returns>Null, or why nothing was changed.</returns>
    public Problem? Remove(string path) => Apply([new Edit(path, null)]);

    /// <summary>Makes all edits in order, or none of them.</summary>
    /// <returns>Null, or why nothing was changed.</returns>
    public Problem? Apply(ImmutableArray<Edit> edits)
    {
        var transaction = new Transaction(this);
        for (var i = 0; i < edits.Length;)
        {
            // Values that are already there are replaced together: one reading for hundreds of edits.
            var run = Replacements(edits, i);
            var problem = run.Count > 0 ? Replace(transaction, run) : One(transaction, edits[i]);
            if (problem is not null)
                return transaction.Cancel(problem);

            i += Math.Max(1, run.Count);
        }

        return transaction.Keep();
    }

    /// <summary>The edits that bring back what these would change, as the document is now; elements and inserts come back with their processor alone.</summary>
    public ImmutableArray<Edit> Inverse(ImmutableArray<Edit> edits) => [.. edits.Reverse().Select(e => new Edit(e.Path, Get(e.Path)))];

    /// <summary>Adds an insert to a strip (or to "master").</summary>
    /// <param name="strip">The strip's id.</param>
    /// <param name="index">The place in the strip, from 0; past the last is the end.</param>
    /// <param name="insert">Processor, id and settings.</param>
    /// <returns>Null, or why nothing was changed.</returns>
    public Problem? AddInsert(string strip, int index, Insert insert)
    {
        var transaction = new Transaction(this);
        return Insert(transaction, strip, index, insert) is { } problem ? transaction.Cancel(problem) : transaction.Keep();
    }

    /// <summary>Adds a track behind the last.</summary>
    /// <returns>Null, or why nothing was changed.</returns>
    public Problem? AddTrack(Track track) => AddStrip("tracks", track.Id, new StripNodes(new NodeRegister([])).Of(track));

    /// <summary>Adds a bus behind the last.</summary>
    /// <returns>Null, or why nothing was changed.</returns>
    public Problem? AddBus(Bus bus) => AddStrip("buses", bus.Id, new StripNodes(new NodeRegister([])).Of(bus, flow: true));

    /// <summary>Takes back the last change, to the byte.</summary>
    /// <returns>False where there is none.</returns>
    public bool Undo()
    {
        if (!_undo.TryPop(out var patches))
            return false;

        foreach (var patch in patches)
            Text = patch.Apply(Text);

        _document = EditedDocument.Parse(Text, _shape, new ProblemList());
        return true;
    }

    private static Problem Refuse(string path, string message, string remedy) =>
        new(ProblemCodes.CannotEdit.Code, ProblemCodes.CannotEdit.Severity, Mark.None, path, message, remedy);

    private static Problem Unsafe(string path) =>
        Refuse(path, $"'{path}' cannot be changed without touching other parts of the document.", "Change it by hand.");

    private List<Edit> Replacements(ImmutableArray<Edit> edits, int from)
    {
        var run = new List<Edit>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = from; i < edits.Length; i++)
        {
            if (edits[i].Value is null || !seen.Add(edits[i].Path) || _document?.Find(edits[i].Path) is not { Node.Kind: NodeKind.Scalar, Shape: not InsertShape })
                break;

            run.Add(edits[i]);
        }

        return run;
    }

    private Problem? Replace(Transaction transaction, List<Edit> edits)
    {
        var patches = edits.Where(e => Get(e.Path) != e.Value).Select(e => ScalarPatch.Of(Text, _document!.Find(e.Path)!.Node, e.Value!));
        return transaction.Try([.. patches.OrderByDescending(p => p.Start)], edits.Select(e => e.Path).ToHashSet(StringComparer.Ordinal))
            && edits.All(e => Get(e.Path) == e.Value) ? null : Unsafe(edits[0].Path);
    }

    private Problem? One(Transaction transaction, Edit edit)
    {
        if (_document is not { } document)
            return Refuse(edit.Path, "The document cannot be read, so it cannot be changed.", "Mend the problems that reading it lists.");

        if (edit.Value is null)
            return RemoveOne(transaction, document, edit.Path);

        if (document.Get(edit.Path) == edit.Value)
            return null;

        var slash = edit.Path.LastIndexOf('/');
        var owner = slash > 0 ? document.FindOwner(edit.Path[..slash])?.Shape as ObjectShape : null;
        var isField = owner?.Find(edit.Path[(slash + 1)..]) is not null;
        if (document.Find(edit.Path) is { } place && !(isField && place.Shape is InsertShape))
            return Refuse(edit.Path, $"'{edit.Path}' is no single value.", place.Shape is InsertShape ? "Remove the insert and add the other." : "Name a value in it.");

        if (owner is not null && !isField && InsertsOf(owner) is not null)
            return Insert(transaction, edit.Path[..slash], int.MaxValue, new Insert(edit.Path[(slash + 1)..], edit.Value, [], []));

        if (MissingPlace.Patch(document, edit.Path, edit.Value) is not { } patch)
            return Refuse(edit.Path, $"The document has no place '{edit.Path}'.", Nearest.To(edit.Path, document.Paths.Take(5000)) is { } near ? $"Did you mean {near}?" : "Name a value of a strip or insert that exists.");

        return transaction.Try([patch], new HashSet<string>([edit.Path], StringComparer.Ordinal), added: true) && Get(edit.Path) == edit.Value ? null : Unsafe(edit.Path);
    }

    private static Problem? RemoveOne(Transaction transaction, EditedDocument document, string path)
    {
        if (document.Find(path) is not { Parent: { } parent } place)
            return Refuse(path, $"There is nothing at '{path}' that could be removed.", "Name a value that stands in the document.");

        var inList = parent.Kind == NodeKind.List;
        var patch = inList ? ListPatch.Remove(document.Text, parent, place.Index) : MapPatch.Remove(document.Text, parent, place.Index);

        // What has no id of its own is called by another when one before it goes, so only values can be compared.
        return patch is { } found && transaction.Try([found], inList ? null : new HashSet<string>([path], StringComparer.Ordinal)) ? null : Unsafe(path);
    }

    private static Field? InsertsOf(ObjectShape shape) => shape.Fields.FirstOrDefault(f => f.Shape is ListShape { Naming: Naming.Insert });

    private Problem? Insert(Transaction transaction, string strip, int index, Insert insert)
    {
        var place = _document?.Find(strip);
        var shape = place?.Shape as ObjectShape ?? (_document?.Part(strip)?.Shape as ObjectShape);
        if (shape is null || InsertsOf(shape) is not { } field)
            return Refuse(strip, $"There is no strip '{strip}'.", "Name a strip of the document.");

        var path = $"{strip}/{insert.Id}";
        if (_document!.Find(path) is not null)
            return Refuse(path, $"'{path}' exists already.", "Give the new insert an id of its own.");

        var list = place?.Node.Get(field.Name) is { Kind: NodeKind.List } found ? found : null;
        var again = list is not null && list.Items.Any(i => ElementNames.Processor(i) == insert.Processor);
        var node = InsertNodes.Of(insert, insert.Id != insert.Processor || again);
        var patch = Element(place?.Node, strip, field.Name, Math.Min(index, list?.Items.Count ?? 0), node);
        return transaction.Try([patch], new HashSet<string>([path], StringComparer.Ordinal), added: true) && Get(path) == insert.Processor ? null : Unsafe(path);
    }

    private Problem? AddStrip(string list, string id, Node node)
    {
        if (_document is null || _document.Find(id) is not null)
            return Refuse(id, $"'{id}' cannot be added: {(_document is null ? "the document cannot be read" : "the id is taken")}.", "Choose another id.");

        var transaction = new Transaction(this);
        var patch = Element(_document.Root, "", list, int.MaxValue, node);
        return transaction.Try([patch], new HashSet<string>([id], StringComparer.Ordinal), added: true) && _document.Find(id) is not null
            ? transaction.Keep()
            : transaction.Cancel(Unsafe(id));
    }

    /// <summary>Adds an element to a list of a map, with the list and the map where they are missing.</summary>
    private TextPatch Element(Node? map, string mapKey, string key, int index, Node item)
    {
        foreach (var (name, value) in map?.Entries ?? [])
        {
            if (name.Text == key && value.Kind == NodeKind.List)
                return ListPatch.Add(Text, value, name, Math.Min(index, value.Items.Count), item);
        }

        var list = Node.List();
        list.Items.Add(item);
        if (map is null)
            return MapPatch.Add(Text, _document!.Root, mapKey, Node.Map().Add(key, list));

        foreach (var (name, value) in map.Entries)
        {
            if (name.Text == key && value.IsNull && !map.Flow)
            {
                var newLine = Lines.NewLine(Text);
                return new(value.Start, value.End - value.Start, newLine + BlockText.Element(item, Lines.Column(Text, name.Start) + 2, newLine)[..^newLine.Length]);
            }
        }

        return MapPatch.Add(Text, map, key, list);
    }

    /// <summary>Patches that are kept together or not at all.</summary>
    private sealed class Transaction(DocumentEditor editor)
    {
        private readonly string _text = editor.Text;
        private readonly EditedDocument? _document = editor._document;
        private readonly List<TextPatch> _inverse = [];

        /// <summary>Applies patches (from the end of the text to its start) and compares.</summary>
        /// <param name="patches">What changes.</param>
        /// <param name="changed">The addresses that may differ afterwards; null where names shift.</param>
        /// <param name="added">True where owners of these addresses may have come with them.</param>
        public bool Try(ImmutableArray<TextPatch> patches, HashSet<string>? changed, bool added = false)
        {
            var before = editor._document!;
            foreach (var patch in patches)
            {
                _inverse.Insert(0, patch.Inverse(editor.Text));
                editor.Text = patch.Apply(editor.Text);
            }

            if (EditedDocument.Parse(editor.Text, editor._shape, new ProblemList()) is not { } after)
                return false;

            editor._document = after;
            if (changed is null)
                return true;

            // A new element or send names itself.
            if (added)
                changed.UnionWith(changed.ToArray().SelectMany(p => MissingPlace.Names(p)));

            return before.SameBut(after, changed);
        }

        public Problem? Keep()
        {
            if (_inverse.Count > 0)
                editor._undo.Push([.. _inverse]);

            return null;
        }

        public Problem Cancel(Problem problem)
        {
            editor.Text = _text;
            editor._document = _document;
            return problem;
        }
    }
}
