using System.CommandLine;
using Lathe.Cli.Terminal;
using Lathe.Production.Jobs;

namespace Lathe.Cli.Commands;

/// <summary>The options that say what a master shall be.</summary>
internal sealed class MasterArguments
{
    private readonly Option<string?> _loudness = new("--loudness") { Description = "integrated loudness, LUFS; by genre, or else -14" };
    private readonly Option<string?> _ceiling = new("--ceiling") { Description = "true peak that no file exceeds, dBTP; -1 by default" };
    private readonly Option<string?> _genre = new("--genre") { Description = "whose customs set the loudness, such as rock, jazz, classical, edm" };
    private readonly Option<string?> _title = new("--title") { Description = "title of the song" };
    private readonly Option<string?> _artist = new("--artist") { Description = "who plays it" };
    private readonly Option<string?> _isrc = new("--isrc") { Description = "International Standard Recording Code" };
    private readonly RunOptions _run = new();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _loudness, _ceiling, _genre, _title, _artist, _isrc })
        {
            command.Options.Add(option);
        }

        _run.AddTo(command);
    }

    public MasterOptions Read(ParseResult parsed) => new()
    {
        Loudness = Values.Level("--loudness", parsed.GetValue(_loudness), -40, -5, "LUFS"),
        Ceiling = Values.Level("--ceiling", parsed.GetValue(_ceiling), -12, 0, "dBTP"),
        Genre = parsed.GetValue(_genre),
        Title = parsed.GetValue(_title),
        Artist = parsed.GetValue(_artist),
        Isrc = parsed.GetValue(_isrc),
        Settings = _run.Read(parsed),
    };
}
