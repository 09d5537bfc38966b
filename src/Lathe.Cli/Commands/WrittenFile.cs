using System.CommandLine;
using System.Globalization;
using Lathe.Cli.Terminal;
using Lathe.Export;

namespace Lathe.Cli.Commands;

/// <summary>Says which file was written.</summary>
internal static class WrittenFile
{
    public static int Show(ParseResult parsed, ExportResult result)
    {
        var info = result.Info;
        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteString("path", result.Path);
                json.WriteString("sha256", result.Sha256);
                json.WriteString("container", info.ContainerName);
                json.WriteNumber("sampleRate", info.Format.SampleRate);
                json.WriteNumber("bitDepth", info.BitDepth ?? 0);
                json.WriteNumber("channels", info.Format.Channels);
                json.WriteNumber("frames", info.Frames);
                json.WriteEndObject();
            });
        }
        else
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Path}: {info.ContainerName}, {info.Format.SampleRate} Hz, {info.BitDepth} bit, {info.Format.Layout}, {info.Duration:m\\:ss\\.fff}, verified"));
        }

        return ExitCode.Done;
    }
}
