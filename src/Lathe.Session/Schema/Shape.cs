using System.Collections.Immutable;

namespace Lathe.Session.Schema;

/// <summary>
/// The one declaration of what stands where in a document. The reader checks by it, addresses are resolved by it, and the published JSON schema
/// is written from it.
/// </summary>
internal abstract record Shape
{
    public static ScalarShape Text { get; } = new(ScalarKind.Text);

    public static ScalarShape Id { get; } = new(ScalarKind.Id);

    public static ScalarShape Address { get; } = new(ScalarKind.Address);

    public static ScalarShape Value { get; } = new(ScalarKind.Value);

    public static ScalarShape Integer { get; } = new(ScalarKind.Integer);

    public static ScalarShape Number { get; } = new(ScalarKind.Number);

    public static ScalarShape Share { get; } = new(ScalarKind.Share);

    public static ScalarShape Toggle { get; } = new(ScalarKind.Toggle);

    public static ScalarShape Rate { get; } = new(ScalarKind.Rate);

    public static ScalarShape Level { get; } = new(ScalarKind.Level);

    public static ScalarShape Time { get; } = new(ScalarKind.Time);

    public static ScalarShape Hash { get; } = new(ScalarKind.Hash);

    public static ScalarShape Choice(params ImmutableArray<string> choices) => new(ScalarKind.Choice) { Choices = choices };

    public static ListShape List(Shape item, Naming naming = Naming.Number) => new(item, naming);
}

/// <summary>A single value.</summary>
internal sealed record ScalarShape(ScalarKind Kind) : Shape
{
    public ImmutableArray<string> Choices { get; init; } = [];
}

/// <summary>A sequence.</summary>
internal sealed record ListShape(Shape Item, Naming Naming) : Shape
{
    /// <summary>How many elements it must have; 0 for any number.</summary>
    public int Count { get; init; }
}

/// <summary>A map of known keys, and of others where <see cref="Rest"/> is given.</summary>
internal sealed record ObjectShape(string Name, ImmutableArray<Field> Fields) : Shape
{
    /// <summary>What all other keys hold; null where others are unknown.</summary>
    public Shape? Rest { get; init; }

    /// <summary>What the other keys are, where there is <see cref="Rest"/>.</summary>
    public ScalarShape RestKey { get; init; } = Id;

    public Field? Find(string key) => Fields.FirstOrDefault(f => f.Name == key);
}

/// <summary>A map of one key, which is the processor, or the processor alone: <c>- compressor: { ... }</c>.</summary>
internal sealed record InsertShape(ObjectShape Body) : Shape;

/// <summary>The first that is of the value's kind.</summary>
internal sealed record EitherShape(ImmutableArray<Shape> Options) : Shape;
