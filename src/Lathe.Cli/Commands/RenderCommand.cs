using System.CommandLine;
using System.Globalization;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe render FOLDER|session.yaml</c></summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        Argument<string> project = new("PROJECT") { Description = "a project folder or its session.yaml" };
        Option<string?> output = new("--output", "-o") { Description = "the file to write; mix/ in the project by default" };
        Option<string[]> variants = new("--variant") { Description = "render this variant instead of the mix; may be given several times" };
        Option<bool> stems = new("--stems") { Description = "also render every track as it stands in the mix, and prove that they add up" };
        Option<string?> scene = new("--scene") { Description = "the scene whose values take the place of the session's" };
        Option<string?> layout = new("--layout") { Description = "the layout that the mix goes down to (ITU-R BS.775): mono, stereo, lcr, quad, 5.0, 5.1, 7.1 or 7.1.4" };
        var format = new FormatOptions();
        var run = new RunOptions();
        var command = new Command(
            "render",
            "Renders the mix of a session. Strips that were not edited come from the cache.\n\n  lathe render out\n  lathe render out/session.yaml -o mix.wav --variant instrumental")
        {
            project, output, variants, stems, scene, layout,
        };
        format.AddTo(command);
        run.AddTo(command);
        command.Does(
            (parsed, progress, cancellation) => RenderJob.Run(
                parsed.GetValue(project)!,
                new RenderJobOptions
                {
                    Output = parsed.GetValue(output),
                    Variants = parsed.GetValue(variants) ?? [],
                    Scene = parsed.GetValue(scene),
                    Layout = parsed.GetValue(layout),
                    Stems = parsed.GetValue(stems),
                    Format = format.Read(parsed),
                    Settings = run.Read(parsed),
                },
                progress,
                cancellation),
            Show);
        return command;
    }

    private static int Show(ParseResult parsed, RenderJobResult result)
    {
        foreach (var problem in result.Problems)
        {
            Console.Error.WriteLine($"lathe: warning: {problem.Path}: {problem.Message} {problem.Remedy}".TrimEnd());
        }

        if (parsed.GetValue(GlobalOptions.Json))
        {
            JsonOutput.Print(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("files");
                foreach (var file in result.Files)
                {
                    json.WriteStartObject();
                    json.WriteString("path", file.Path);
                    json.WriteString("sha256", file.Sha256);
                    json.WriteNumber("frames", file.Info.Frames);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteNumber("stripsRendered", result.Rendered);
                json.WriteNumber("stripsFromCache", result.FromCache);
                if (result.Proof is { } proof && double.IsFinite(proof.Residual))
                {
                    json.WriteNumber("stemResidual", proof.Residual);
                }

                json.WriteEndObject();
            });
            return ExitCode.Done;
        }

        foreach (var file in result.Files)
        {
            WrittenFile.Show(parsed, file);
        }

        Console.WriteLine($"{result.Rendered} strips rendered, {result.FromCache} unchanged and taken from the cache");
        if (result.Proof is { } sum)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{sum.Stems} stems; the mix before its bus chain minus their sum: {(double.IsFinite(sum.Residual) ? $"{sum.Residual:0.0} dBFS" : "nothing left")}"));
        }

        return ExitCode.Done;
    }
}
