using System.Globalization;
using Lathe.Session.Findings;

namespace Lathe.Cli.Commands;

/// <summary>Prints findings as lines: severity, time, what, measured, remedy.</summary>
internal static class FindingLines
{
    public static void Print(IEnumerable<Finding> findings, bool withSubject = false)
    {
        foreach (var finding in findings)
        {
            var subject = withSubject ? finding.Where.Subject + ": " : "";
            var time = finding.Where.Start is { } start ? $" at {TimeSpan.FromSeconds(start).ToString(@"m\:ss\.f", CultureInfo.InvariantCulture)}" : "";
            var measured = finding.Measured is null ? "" : $" ({finding.Measured}{(finding.Limit is null ? "" : $", limit {finding.Limit}")})";
            var remedy = finding.Remedy is null ? "" : $" {finding.Remedy}";
            Console.WriteLine($"  {finding.Severity.ToString().ToLowerInvariant(),-7} {subject}{finding.Message.TrimEnd('.')}{time}{measured}.{remedy}");
        }
    }
}
