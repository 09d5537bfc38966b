using Lathe.Session.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Mark = Lathe.Session.Diagnostics.Mark;

namespace Lathe.Session.Yaml;

/// <summary>
/// From text to nodes with spans. Every limit is checked while events arrive, so that hostile input ends early: size, depth, and no aliases at
/// all, which leaves nothing to expand.
/// </summary>
internal sealed class NodeParser
{
    public const int MaxCharacters = 8_000_000;
    public const int MaxDepth = 24;

    private readonly Parser _parser;
    private readonly ProblemList _problems;
    private readonly string _text;

    private NodeParser(string text, ProblemList problems)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _problems = problems;
        _text = text;
    }

    /// <summary>The document's root, or null (with a problem) where the text has none that can be used.</summary>
    public static Node? Parse(string text, ProblemList problems)
    {
        if (text.Length > MaxCharacters)
        {
            problems.Add(
                ProblemCodes.TooLarge, new Mark(1, 1), "", $"The document has {text.Length} characters; at most {MaxCharacters} are read.", "Move dense automation to a file beside it.");
            return null;
        }

        var parser = new NodeParser(text, problems);
        try
        {
            return parser.Document();
        }
        catch (YamlException e)
        {
            problems.Add(ProblemCodes.NotYaml, At(e.Start), "", YamlMessage.Explain(e.InnerException?.Message ?? e.Message), "Mend the text at this place; a value with special characters can be put in double quotes.");
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException or NullReferenceException)
        {
            // Text that the library's own assertions trip over, such as "..." before "---".
            var mark = parser._parser.Current is { } last ? At(last.End) : new Mark(1, 1);
            problems.Add(ProblemCodes.NotYaml, mark, "", "This is not valid YAML.", "Mend the text at this place.");
            return null;
        }
    }

    private static Mark At(YamlDotNet.Core.Mark mark) => new((int)mark.Line, (int)mark.Column);

    private Node? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _problems.Add(ProblemCodes.Missing, new Mark(1, 1), "", "The document is empty.", "Begin it with the line 'lathe: 1'.");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Read(0, flow: false);
        if (root is null)
            return null;

        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _) && _parser.Current is { } rest)
        {
            _problems.Add(ProblemCodes.NotYaml, At(rest.Start), "", "A second document begins here.", "Keep one document to a file.");
            return null;
        }

        return root;
    }

    private Node? Read(int depth, bool flow)
    {
        var start = _parser.Consume<ParsingEvent>();
        if (start is AnchorAlias)
            return Refuse(ProblemCodes.Alias, start, "Aliases (*name) are not read.", "Write the value out.");
        if (start is NodeEvent { Anchor.IsEmpty: false })
            return Refuse(ProblemCodes.Alias, start, "Anchors (&name) are not read.", "Remove the anchor.");
        if (start is NodeEvent { Tag.IsEmpty: false })
            return Refuse(ProblemCodes.Alias, start, "Tags (!name) are not read.", "Remove the tag.");
        if (depth > MaxDepth)
            return Refuse(ProblemCodes.TooLarge, start, $"Values are nested more than {MaxDepth} deep.", "Flatten the document.");

        return start switch
        {
            Scalar scalar => ReadScalar(scalar, flow),
            MappingStart map => ReadMap(map, depth, flow || map.Style == MappingStyle.Flow),
            SequenceStart list => ReadList(list, depth, flow || list.Style == SequenceStyle.Flow),
            _ => Refuse(ProblemCodes.NotYaml, start, "A value is expected here.", "Mend the text at this place."),
        };
    }

    private static Node ReadScalar(Scalar scalar, bool flow) => new()
    {
        Kind = NodeKind.Scalar,
        Text = scalar.Value,
        Quoted = scalar.Style != ScalarStyle.Plain,
        Flow = flow,
        Start = (int)scalar.Start.Index,
        End = (int)scalar.End.Index,
        Mark = At(scalar.Start),
    };

    private Node? ReadMap(MappingStart start, int depth, bool flow)
    {
        var map = new Node { Kind = NodeKind.Map, Flow = flow, Start = (int)start.Start.Index, Mark = At(start.Start) };
        while (!_parser.Accept<MappingEnd>(out _))
        {
            if (Read(depth + 1, flow) is not { } key)
                return null;
            if (key.Kind != NodeKind.Scalar)
            {
                _problems.Add(ProblemCodes.WrongType, key.Mark, "", "A key is a list or a map.", "Keys are words.");
                return null;
            }

            if (Read(depth + 1, flow) is not { } value)
                return null;

            // An absent value stands behind its colon, wherever the library saw its absence.
            if (value is { Kind: NodeKind.Scalar, Quoted: false } && value.Start == value.End)
                value = EmptyAt(BehindColon(key.End), value);

            map.Entries.Add(new(key, value));
            map.End = Math.Max(key.End, value.End);
        }

        return Close(map);
    }

    private static Node EmptyAt(int position, Node empty) =>
        new() { Kind = NodeKind.Scalar, Flow = empty.Flow, Start = position, End = position, Mark = empty.Mark };

    private int BehindColon(int end)
    {
        var at = end;
        while (at < _text.Length && _text[at] is ' ' or '\t')
            at++;

        return at < _text.Length && _text[at] == ':' ? at + 1 : end;
    }

    private Node? ReadList(SequenceStart start, int depth, bool flow)
    {
        var list = new Node { Kind = NodeKind.List, Flow = flow, Start = (int)start.Start.Index, Mark = At(start.Start) };
        while (!_parser.Accept<SequenceEnd>(out _))
        {
            if (Read(depth + 1, flow) is not { } item)
                return null;

            list.Items.Add(item);
            list.End = item.End;
        }

        return Close(list);
    }

    private Node Close(Node node)
    {
        var end = _parser.Consume<ParsingEvent>();
        var at = (int)end.Start.Index;
        if (node.Flow && at < _text.Length && _text[at] is '}' or ']' && _text[node.Start] is '{' or '[')
        {
            node.End = at + 1;
        }
        else if (node.Entries.Count > 0)
        {
            // [ key: value ]: the library does not say where a pair without braces begins.
            node.Start = node.Entries[0].Key.Start;
            node.Mark = node.Entries[0].Key.Mark;
        }

        return node;
    }

    private Node? Refuse(ProblemCode code, ParsingEvent at, string message, string remedy)
    {
        _problems.Add(code, At(at.Start), "", message, remedy);
        return null;
    }
}
