using System.Collections.Immutable;
using Lathe.Ratios.Peers;

namespace Lathe.Ratios.Rows;

/// <summary>Whole commands from file to file; Lathe's own program takes part as any other.</summary>
internal static class FileRows
{
    public static ImmutableArray<Row> List { get; } =
    [
        new("resample-96-44", ">= 2 x sox -v", 96000, () =>
        [
            Lathe("convert", "{in}", "{out}", "--rate", "44100", "--quality", "best", "--quiet"),
            new CommandContestant("sox rate -v", "sox", "-D", "{in}", "{out}", "rate", "-v", "44100"),
            new CommandContestant("sox rate -v -s", "sox", "-D", "{in}", "{out}", "rate", "-v", "-s", "44100"),
        ]),
        new("resample-44-48", ">= 2 x sox -v", 44100, () =>
        [
            Lathe("convert", "{in}", "{out}", "--rate", "48000", "--quality", "best", "--quiet"),
            new CommandContestant("sox rate -v", "sox", "-D", "{in}", "{out}", "rate", "-v", "48000"),
        ]),
        new("flac-encode", ">= 1 x flac -8", 44100, () =>
        [
            new CommandContestant("convert", Program, "convert", "{in}", "{out}") { Extension = ".flac" },
            new CommandContestant("flac -8", "flac", "-s", "-f", "-8", "-o", "{out}", "{in}") { Extension = ".flac" },
        ]),
    ];

    /// <summary>The command line of this build, beside this program's folder.</summary>
    private static string Program => Find();

    private static CommandContestant Lathe(params string[] arguments) => new("convert", Program, arguments);

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Lathe.slnx")))
            {
                return Path.Combine(at.FullName, "src", "Lathe.Cli", "bin", "Release", "net10.0", "lathe");
            }
        }

        return "lathe";
    }
}
