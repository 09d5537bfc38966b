using System.CommandLine;
using Lathe.Cli.Commands;
using Lathe.Cli.Terminal;

var root = new RootCommand("Lathe carries a song from recorded stems to a released master.")
{
    GlobalOptions.Json,
    GlobalOptions.Quiet,
    ProduceCommand.Create(),
    IntakeCommands.New(),
    IntakeCommands.Mix(),
    RenderCommand.Create(),
    InsertsCommand.Create(),
    AuditionCommand.Create(),
    MasterCommand.Create(),
    MeasureCommand.Create(),
    CheckCommand.Create(),
    CompareCommand.Create(),
    ConvertCommand.Create(),
    ProcessCommand.Create(),
    ProcessorsCommand.Create(),
};
return Invocation.Run(root, args);
