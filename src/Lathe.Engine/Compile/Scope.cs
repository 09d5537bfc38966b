using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Spatial;
using Lathe.Processing.Contract;
using Lathe.Session.Addresses;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>What every part of the compiler needs: the session, the rack, and where problems go.</summary>
internal sealed record Scope(
    SessionDocument Session, ProcessorRegistry Registry, ISourceLibrary Sources, CompileOptions Options, ProblemCollector Problems)
{
    public int Rate => Session.Rate;

    public AssetLoader Assets { get; } = new(Sources.Assets);

    /// <summary>The session's layout, that of its buses.</summary>
    public ChannelLayout Layout { get; init; } = ChannelLayout.Stereo;

    /// <summary>The layout that the mix is mixed down to; null for its own.</summary>
    public ChannelLayout? MixTo { get; init; }

    public DownmixLevels Downmix { get; init; } = DownmixLevels.Standard;

    /// <summary>Reads a time in frames; null, with a problem, where it cannot be read.</summary>
    public long? Frames(string text, Mark mark, string path)
    {
        if (TimePosition.TryParse(text, out var time, out var problem))
        {
            return time.ToFrame(Rate, Session.Tempo);
        }

        Problems.Add(EngineProblemCodes.BadTime, mark, path, ProblemCollector.Sentence(problem), "Write a time such as 0:12.5, 9|1 or 48000 smp.");
        return null;
    }

    /// <summary>Reads the settings of a strip, send, clip or VCA.</summary>
    /// <param name="info">The console's declaration.</param>
    /// <param name="parameters">Those that this owner has.</param>
    /// <param name="settings">As written.</param>
    /// <param name="path">Address of the owner.</param>
    /// <param name="others">Names of settings that are read elsewhere.</param>
    public ProcessorSettings Read(
        ProcessorInfo info, ImmutableArray<Param> parameters, ImmutableArray<Setting> settings, string path, ImmutableArray<string> others = default)
    {
        var values = new ProcessorSettings(info);
        foreach (var setting in settings)
        {
            var at = $"{path}/{setting.Path}";
            if (parameters.FirstOrDefault(p => p.Id == setting.Path) is { } parameter)
            {
                if (parameter.TryParse(setting.Text, out var value, out var problem))
                {
                    values[parameter] = value;
                }
                else
                {
                    Problems.AddValue(setting.Mark, at, problem, parameter);
                }
            }
            else if (others.IsDefault || !others.Contains(setting.Path))
            {
                var known = parameters.Select(p => p.Id).Concat(others.IsDefault ? [] : others);
                Problems.AddUnknown(EngineProblemCodes.UnknownParameter, setting.Mark, at, $"'{setting.Path}' is no setting of {path}.", setting.Path, known);
            }
        }

        return values;
    }
}
