using System.CommandLine;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe convert IN OUT</c></summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        Argument<string> input = new("IN") { Description = "the file to read" };
        Argument<string> output = new("OUT") { Description = "the file to write; its ending names the container: .wav .rf64 .bw64 .aiff .aifc .flac" };
        var format = new FormatOptions();
        var command = new Command("convert", "Sample rate, bit depth and container of a file.\n\n  lathe convert mix.wav mix.flac\n  lathe convert master-96k.wav cd.wav --rate 44100 --bits 16") { input, output };
        format.AddTo(command);
        command.Does(
            (parsed, progress, cancellation) => ConvertJob.Run(parsed.GetValue(input)!, parsed.GetValue(output)!, format.Read(parsed), progress, cancellation),
            WrittenFile.Show);
        return command;
    }
}
