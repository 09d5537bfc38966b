using System.CommandLine;
using Lathe.Production;
using Lathe.Production.Jobs;

namespace Lathe.Cli.Commands;

/// <summary>The options that say how a render runs; none of them changes a sample.</summary>
internal sealed class RunOptions
{
    private readonly Option<int> _threads = new("--threads") { Description = "threads; 0, the default, for one on each processor" };
    private readonly Option<int> _block = new("--block") { Description = "frames rendered at a time, a multiple of 64", DefaultValueFactory = _ => 1024 };
    private readonly Option<bool> _noCache = new("--no-cache") { Description = "render everything anew and keep nothing" };

    public void AddTo(Command command)
    {
        command.Options.Add(_threads);
        command.Options.Add(_block);
        command.Options.Add(_noCache);
    }

    /// <exception cref="InputException">A value is out of range.</exception>
    public RenderSettings Read(ParseResult parsed)
    {
        var threads = parsed.GetValue(_threads);
        var block = parsed.GetValue(_block);
        if (threads is < 0 or > 256)
        {
            throw new InputException("option-value", $"--threads is {threads} but takes 0 to 256.");
        }

        if (block < 64 || block % 64 != 0 || block > 1 << 20)
        {
            throw new InputException("option-value", $"--block is {block} but takes a multiple of 64 up to {1 << 20}.");
        }

        return new RenderSettings(threads, block, !parsed.GetValue(_noCache));
    }
}
