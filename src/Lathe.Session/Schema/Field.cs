namespace Lathe.Session.Schema;

/// <summary>A key of a map.</summary>
/// <param name="Name">As written in the document.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="Help">One sentence for the schema.</param>
/// <param name="Placement">How its address follows from its owner's.</param>
/// <param name="Required">True where the document makes no sense without it.</param>
internal sealed record Field(string Name, Shape Shape, string Help, Placement Placement = Placement.Below, bool Required = false);

/// <summary>How the address of a field follows from that of the map that holds it.</summary>
internal enum Placement
{
    /// <summary>Owner, slash, name.</summary>
    Below,

    /// <summary>That of the owner: the word "inserts" stands in no address.</summary>
    Same,

    /// <summary>The name alone: the mix bus.</summary>
    Root,

    /// <summary>Nothing: its elements' own ids are addresses, as those of strips.</summary>
    Top,
}

/// <summary>How the elements of a list are named in addresses.</summary>
internal enum Naming
{
    /// <summary>By their number from 1.</summary>
    Number,

    /// <summary>By their "id", else their number.</summary>
    Id,

    /// <summary>By their "to", else their number.</summary>
    To,

    /// <summary>By the insert's id, else its processor, else that and a number.</summary>
    Insert,
}
