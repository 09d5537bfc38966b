using System.CommandLine;

namespace Lathe.Cli.Terminal;

/// <summary>Options that every command has.</summary>
internal static class GlobalOptions
{
    public static Option<bool> Json { get; } = new("--json") { Description = "print the result as JSON on standard output", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "show no progress", Recursive = true };
}
