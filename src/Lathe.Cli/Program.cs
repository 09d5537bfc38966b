using System.CommandLine;
using Lathe.Cli.Commands;
using Lathe.Cli.Terminal;

var root = new RootCommand("Lathe carries a song from recorded stems to a released master.")
{
    GlobalOptions.Json,
    GlobalOptions.Quiet,
    MeasureCommand.Create(),
    ConvertCommand.Create(),
    ProcessCommand.Create(),
    ProcessorsCommand.Create(),
    RenderCommand.Create(),
};
return Invocation.Run(root, args);
