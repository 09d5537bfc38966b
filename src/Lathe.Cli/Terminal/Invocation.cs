using System.CommandLine;

namespace Lathe.Cli.Terminal;

/// <summary>Parses and runs a command line; what cannot be parsed is one line and exit code 2.</summary>
internal static class Invocation
{
    public static int Run(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                Console.Error.WriteLine($"lathe: {error.Message.ReplaceLineEndings(" ")} See 'lathe {parsed.CommandResult.Command.Name} --help'.".Replace("lathe lathe ", "lathe ", StringComparison.Ordinal));
            }

            return ExitCode.BadInput;
        }

        return parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20), EnableDefaultExceptionHandler = false });
    }
}
