using System.Text;
using Lathe.Engine.Compile;
using Lathe.Session.Diagnostics;

namespace Lathe.Production.Tests.Documentation;

public sealed class MessagesTests
{
    /// <summary>Run with LATHE_DOCS=write to write the page anew.</summary>
    [Fact]
    public void The_page_of_messages_is_what_the_tables_of_codes_say()
    {
        var path = Path.Combine(Root(), "docs", "messages.md");
        if (Environment.GetEnvironmentVariable("LATHE_DOCS") == "write")
        {
            File.WriteAllText(path, Page());
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(Page());
    }

    [Fact]
    public void No_code_is_given_twice() => Codes().Select(c => c.Code).ShouldBeUnique();

    private static IEnumerable<ProblemCode> Codes() => [.. ProblemCodes.All, .. EngineProblemCodes.All];

    private static string Page()
    {
        var page = new StringBuilder("# Messages\n\nProblems of documents, one line each: file, line, column, path, what is wrong, what to do.\n\n| code | severity | meaning |\n|---|---|---|\n");
        foreach (var code in Codes())
        {
            page.Append("| ").Append(code.Code).Append(" | ").Append(code.Severity.ToString().ToLowerInvariant()).Append(" | ")
                .Append(code.Meaning.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
        }

        return page.ToString();
    }

    internal static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Lathe.slnx")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("No Lathe.slnx above the tests.");
    }
}
