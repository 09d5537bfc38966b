using System.Collections.Immutable;

namespace Lathe.Ratios.Rows;

/// <summary>Every row, in the order of the table.</summary>
internal static class AllRows
{
    public static ImmutableArray<Row> List { get; } = [.. ProcessorRows.List, .. ConverterRows.List, .. MeterRows.List, .. FileRows.List];
}
