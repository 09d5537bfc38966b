using System.Collections.Immutable;
using System.CommandLine;
using Lathe.Cli.Terminal;
using Lathe.Processing.Contract;
using Lathe.Production;
using Lathe.Production.Jobs;

namespace Lathe.Cli.Commands;

/// <summary><c>lathe process ID IN OUT [--PARAM VALUE]...</c></summary>
internal static class ProcessCommand
{
    /// <summary>Options that mean "on" where no value follows.</summary>
    private static readonly ImmutableArray<string> Flags = [.. InsertParams.All.Where(p => p.Unit == Unit.Toggle).Select(p => p.Id)];

    public static Command Create()
    {
        Argument<string> id = new("ID") { Description = "a processor of the rack; 'lathe processors' lists them" };
        Argument<string> input = new("IN") { Description = "the file to read" };
        Argument<string> output = new("OUT") { Description = "the file to write" };
        Option<string?> preset = new("--preset") { Description = "settings to start from; 'lathe processors ID' lists them" };
        Option<bool> matched = new("--matched") { Description = "make the output as loud as the input, for a fair comparison" };
        var format = new FormatOptions();
        var command = new Command(
            "process",
            "Runs one processor over a file. Its parameters are options; those of repeated elements carry the element's id.\n\n"
            + "  lathe process compressor bass.wav out.wav --threshold \"-24 dB\" --ratio 4:1\n"
            + "  lathe process eq mix.wav out.wav --bands.mud.type bell --bands.mud.freq 300 --bands.mud.gain \"-3 dB\"\n"
            + "  lathe process reverb guitar.wav out.wav --preset small-room --mix 30\n"
            + "  lathe process compressor bass.wav removed.wav --ratio 4:1 --delta\n"
            + "  lathe process compressor bass.wav fair.wav --ratio 4:1 --matched")
        {
            id, input, output, preset, matched,
        };
        format.AddTo(command);
        command.TreatUnmatchedTokensAsErrors = false;
        command.Does(
            (parsed, progress, cancellation) => ProcessJob.Run(
                parsed.GetValue(id)!, parsed.GetValue(input)!, parsed.GetValue(output)!, parsed.GetValue(preset), Parameters(parsed.UnmatchedTokens), format.Read(parsed), parsed.GetValue(matched), progress, cancellation),
            WrittenFile.Show);
        return command;
    }

    /// <summary>"--bands.1.gain 3dB" and "--bands.1.gain=3dB" become ("bands/1/gain", "3dB").</summary>
    private static List<(string Path, string Text)> Parameters(IReadOnlyList<string> tokens)
    {
        var values = new List<(string, string)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.StartsWith("--", StringComparison.Ordinal) || token.Length < 3)
            {
                throw new InputException("option-unknown", $"'{token}' stands where an option --PARAM VALUE is expected.");
            }

            var equals = token.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? token[2..] : token[2..equals]).Replace('.', '/');
            var flag = equals < 0 && Flags.Contains(name) && (i + 1 == tokens.Count || tokens[i + 1].StartsWith("--", StringComparison.Ordinal));
            if (flag)
            {
                values.Add((name, "on"));
                continue;
            }

            if (equals < 0 && i + 1 == tokens.Count)
            {
                throw new InputException("option-value", $"{token} needs a value.");
            }

            values.Add((name, equals < 0 ? tokens[++i] : token[(equals + 1)..]));
        }

        return values;
    }
}
