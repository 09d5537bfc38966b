using System.CommandLine;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;

namespace Lathe.Cli.Commands;

/// <summary>The options that say what a written file shall be.</summary>
internal sealed class FormatOptions
{
    private readonly Option<string?> _rate = new("--rate") { Description = "sample rate, such as 44100 or \"48 kHz\"" };
    private readonly Option<string?> _bits = new("--bits") { Description = "8, 16, 24, 32, 32f or 64f" };
    private readonly Option<string?> _dither = new("--dither") { Description = "none, rectangular, tpdf, high-pass-tpdf, lipshitz, f-weighted, modified-e, improved-e or threshold" };
    private readonly Option<string?> _quality = new("--quality") { Description = "rate conversion: best, steep or fast" };
    private readonly Option<string?> _phase = new("--phase") { Description = "of the rate conversion: linear, intermediate or minimum" };

    public void AddTo(Command command)
    {
        command.Options.Add(_rate);
        command.Options.Add(_bits);
        command.Options.Add(_dither);
        command.Options.Add(_quality);
        command.Options.Add(_phase);
    }

    public OutputFormat Read(ParseResult parsed) =>
        new(Values.Rate("--rate", parsed.GetValue(_rate)), parsed.GetValue(_bits), parsed.GetValue(_dither), parsed.GetValue(_quality), parsed.GetValue(_phase));
}
