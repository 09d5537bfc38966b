using System.Collections.Immutable;
using System.Globalization;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>One class of defects: the one place that says what it is called, how it is judged by destination and what to do about it.</summary>
/// <param name="Code">Permanent words with hyphens.</param>
/// <param name="Title">One sentence a musician understands.</param>
/// <param name="Remedy">One sentence: what to do.</param>
/// <param name="Limits">Where no destination says otherwise.</param>
public sealed record DefectClass(string Code, string Title, string Remedy, DefectLimits Limits)
{
    /// <summary>What is measured: "true peak over short-term loudness". Empty for a class that is there or not.</summary>
    public string Figure { get; init; } = "";

    public string Unit { get; init; } = "";

    /// <summary>Decimals of the figure in texts.</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>True where the limits are the least that is allowed.</summary>
    public bool IsLeast { get; init; }

    /// <summary>Other limits, by the id or the family of a destination; an empty one keeps silent.</summary>
    public ImmutableDictionary<string, DefectLimits> For { get; init; } = ImmutableDictionary<string, DefectLimits>.Empty;

    /// <summary>The class with other limits for a destination or a family of them.</summary>
    public DefectClass At(string destination, DefectLimits limits) => this with { For = For.SetItem(destination, limits) };

    public DefectLimits LimitsFor(CheckRules rules) =>
        For.TryGetValue(rules.Id, out var own) ? own : For.TryGetValue(rules.Family, out var family) ? family : Limits;

    public FindingSeverity? Judge(double value, CheckRules rules) => LimitsFor(rules).Judge(value, IsLeast);

    /// <summary>A figure with its unit.</summary>
    public string Text(double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)} {Unit}").TrimEnd();

    /// <summary>The mildest limit of a destination; null where the class is there or not.</summary>
    public string? LimitText(CheckRules rules) =>
        LimitsFor(rules).First is { } limit && double.IsFinite(limit) ? $"{(IsLeast ? "at least " : "")}{Text(limit)}" : null;
}
