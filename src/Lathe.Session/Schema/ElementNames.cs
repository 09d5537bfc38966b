using System.Globalization;
using Lathe.Session.Yaml;

namespace Lathe.Session.Schema;

/// <summary>What the elements of a list are called in addresses.</summary>
internal static class ElementNames
{
    public static string[] Of(Node list, Naming naming)
    {
        var names = new string[list.Items.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (Given(list.Items[i], naming) is { } given)
            {
                names[i] = given;
                taken.Add(given);
            }
        }

        // Ids that the document gives hold, wherever they stand; what has none takes what is left.
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is not null)
                continue;

            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            var name = naming == Naming.Insert ? Processor(list.Items[i]) ?? number : number;
            names[i] = naming == Naming.Number ? name : Unique(name, taken, numbers);
        }

        return names;
    }

    /// <summary>The processor of an insert, or null where the node is none.</summary>
    public static string? Processor(Node insert) => insert switch
    {
        { Kind: NodeKind.Scalar, IsNull: false } => insert.Text,
        { Kind: NodeKind.Map, Entries.Count: > 0 } => insert.Entries[0].Key.Text,
        _ => null,
    };

    /// <summary>The settings of an insert, or null where it has none.</summary>
    public static Node? Body(Node insert) => insert is { Kind: NodeKind.Map, Entries.Count: > 0 } ? insert.Entries[0].Value : null;

    /// <summary>The name, "name-2" and so on; <paramref name="numbers"/> remembers how far each name has come.</summary>
    private static string Unique(string name, HashSet<string> taken, Dictionary<string, int> numbers)
    {
        var number = numbers.GetValueOrDefault(name);
        string candidate;
        do
        {
            number++;
            candidate = number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        }
        while (!taken.Add(candidate));

        numbers[name] = number;
        return candidate;
    }

    private static string? Given(Node item, Naming naming)
    {
        var id = naming switch
        {
            Naming.Id => item.GetText("id"),
            Naming.To => item.GetText("to"),
            Naming.Insert => Body(item)?.GetText("id"),
            _ => null,
        };
        return id is { Length: > 0 } ? id : null;
    }
}
