using System.Collections.Immutable;
using Lathe.Engine.Automation;
using Lathe.Processing.Contract;
using Lathe.Session.Addresses;
using Lathe.Session.Automation;
using Lathe.Session.Diagnostics;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>What every part of the compiler needs: the session, the rack, and where problems go.</summary>
internal sealed record Scope(
    SessionDocument Session, ProcessorRegistry Registry, ISourceLibrary Sources, CompileOptions Options, ProblemCollector Problems)
{
    public int Rate => Session.Rate;

    public AssetLoader Assets { get; } = new(Sources.Assets);

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

    /// <summary>Compiles a lane; null where it is of no use.</summary>
    /// <param name="parameter">What it moves.</param>
    /// <param name="lane">As written.</param>
    /// <param name="path">Address of the value.</param>
    public Lane? Compile(Param parameter, AutomationLane lane, string path)
    {
        if (parameter.Rate == Processing.Contract.Rate.Setup)
        {
            Problems.Add(
                EngineProblemCodes.NotAutomatable, lane.Mark, path, $"{parameter.Id} is fixed for the whole render and cannot be automated.", "Set one value and remove the lane.");
            return null;
        }

        var points = ImmutableArray.CreateBuilder<LanePoint>(lane.Points.Length);
        foreach (var point in lane.Points)
        {
            var frame = Frames(point.At, point.Mark, path);
            if (!parameter.TryParse(point.Value, out var value, out var problem))
            {
                Problems.AddValue(point.Mark, path, problem, parameter);
            }
            else if (frame is { } at)
            {
                if (points.Count > 0 && points[^1].Frame > at)
                {
                    Problems.Add(
                        EngineProblemCodes.NotInOrder, point.Mark, path, $"The point at {point.At} stands behind a later one.", "Put the points in order of time.");
                }

                points.Add(new LanePoint(at, value, point.Curve));
            }
        }

        return points.Count == 0 || Problems.HasErrors ? null : new Lane(parameter, points.ToImmutable(), Rate);
    }
}
