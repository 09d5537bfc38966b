using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Lathe.Session.Addresses;

/// <summary>
/// The name of any value: ids joined by slashes, from the strip down. <c>kick/fader</c>, <c>kick/eq/bands/mud/gain</c>,
/// <c>kick/sends/room/level</c>, <c>kick/clips/1/gain</c>, <c>mix/limiter/ceiling</c>, <c>master/target/loudness</c>,
/// <c>session/title</c>. Elements without an id are named by their number from 1.
/// </summary>
public sealed class Address : IEquatable<Address>
{
    /// <summary>The most ids in one address.</summary>
    public const int MaxSegments = 16;

    private Address(string text, ImmutableArray<string> segments)
    {
        Text = text;
        Segments = segments;
    }

    /// <summary>The ids joined by slashes.</summary>
    public string Text { get; }

    public ImmutableArray<string> Segments { get; }

    /// <summary>The first id: a strip, or "session", "master", "album" for what belongs to a document as a whole.</summary>
    public string Strip => Segments[0];

    /// <summary>The last id: the value's own name.</summary>
    public string Name => Segments[^1];

    /// <summary>All but the last id, or null where there is but one.</summary>
    public Address? Parent => Segments.Length == 1 ? null : Of(Segments[..^1]);

    /// <summary>All but the first id, or null: "eq/bands/mud/gain" of "kick/eq/bands/mud/gain".</summary>
    public Address? WithinStrip => Segments.Length == 1 ? null : Of(Segments[1..]);

    /// <summary>Reads an address.</summary>
    /// <param name="text">"kick/compressor/threshold".</param>
    /// <param name="address">The address when true is returned.</param>
    /// <param name="problem">Else what is wrong, one clause without a full stop.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Address? address, out string problem)
    {
        address = null;
        problem = "";
        if (text.Length == 0)
        {
            problem = "the path is empty";
            return false;
        }

        var segments = text.Split('/');
        if (segments.Length > MaxSegments)
        {
            problem = $"the path has {segments.Length} parts, at most {MaxSegments} are possible";
            return false;
        }

        foreach (var segment in segments)
        {
            if (segment.Length == 0)
                problem = $"'{text}' has an empty part: write ids joined by single slashes";
            else if (!Slug.IsId(segment))
                problem = $"'{segment}' in '{text}' is no id, which is lower-case words joined by hyphens; '{Slug.From(segment, "id")}' would be one";
            else
                continue;

            return false;
        }

        address = new Address(text, [.. segments]);
        return true;
    }

    /// <summary>Reads an address in the form of command-line options, where dots join the ids: "bands.1.gain".</summary>
    public static bool TryParseOption(string option, [NotNullWhen(true)] out Address? address, out string problem) =>
        TryParse(option.Replace('.', '/'), out address, out problem);

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="ArgumentException">The text is no address.</exception>
    public static Address Parse(string text) =>
        TryParse(text, out var address, out var problem) ? address : throw new ArgumentException(problem, nameof(text));

    /// <summary>This address with more ids behind it.</summary>
    /// <exception cref="ArgumentException">The text is no address.</exception>
    public Address Append(string text) => Parse(Text + "/" + text);

    /// <summary>True where this names <paramref name="other"/> itself or something below it.</summary>
    public bool IsWithin(Address other) =>
        Text.StartsWith(other.Text, StringComparison.Ordinal) && (Text.Length == other.Text.Length || Text[other.Text.Length] == '/');

    public bool Equals(Address? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as Address);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;

    private static Address Of(ImmutableArray<string> segments) => new(string.Join('/', segments), segments);
}
