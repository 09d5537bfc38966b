using System.CommandLine;
using System.Globalization;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe audition PROJECT STRIP/INSERT</c></summary>
internal static class AuditionCommand
{
    public static Command Create()
    {
        Argument<string> project = new("PROJECT") { Description = "a project folder or its session.yaml" };
        Argument<string> insert = new("INSERT") { Description = "the insert's address, such as kick/compressor" };
        Option<string?> output = new("--out", "-o") { Description = "the folder for the files; audition/ in the project by default" };
        var format = new FormatOptions();
        var run = new RunOptions();
        var command = new Command(
            "audition",
            "Writes a strip without an insert, with it at equal loudness, and the difference it makes.\n\n  lathe audition song kick/compressor") { project, insert, output };
        format.AddTo(command);
        run.AddTo(command);
        command.Does(
            (parsed, progress, cancellation) => AuditionJob.Run(
                parsed.GetValue(project)!, parsed.GetValue(insert)!, parsed.GetValue(output), format.Read(parsed), run.Read(parsed), progress, cancellation),
            Show);
        return command;
    }

    private static int Show(ParseResult parsed, AuditionResult result)
    {
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("gain", result.Gain);
                json.WriteStartArray("files");
                foreach (var file in result.Files)
                {
                    json.WriteStartObject();
                    json.WriteString("path", file.Path);
                    json.WriteString("sha256", file.Sha256);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return ExitCode.Done;
        }

        foreach (var file in result.Files)
        {
            WrittenFile.Show(parsed, file);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the insert is matched by {result.Gain:+0.00;-0.00;0.00} dB"));
        return ExitCode.Done;
    }
}
