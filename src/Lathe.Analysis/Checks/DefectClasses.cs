using System.Collections.Immutable;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>Every class of defects there is, by what it concerns.</summary>
public static partial class DefectClasses
{
    private const FindingSeverity Note = FindingSeverity.Note;
    private const FindingSeverity Warning = FindingSeverity.Warning;
    private const FindingSeverity Error = FindingSeverity.Error;

    private static readonly Lazy<ImmutableArray<DefectClass>> Listed = new(() =>
    [
        .. typeof(DefectClasses).GetProperties().Where(p => p.PropertyType == typeof(DefectClass)).Select(p => (DefectClass)p.GetValue(null)!)
            .OrderBy(d => d.Code, StringComparer.Ordinal),
    ]);

    /// <summary>In the order of their codes.</summary>
    public static ImmutableArray<DefectClass> All => Listed.Value;

    /// <summary>The class of a code, or null.</summary>
    public static DefectClass? Find(string code) => All.FirstOrDefault(d => d.Code == code);
}
