using System.Collections.Immutable;
using Lathe.Engine.Automation;
using Lathe.Processing.Contract;
using Lathe.Session.Automation;

namespace Lathe.Engine.Compile;

/// <summary>From a lane as written to a checked one: points, oscillator, follower.</summary>
internal static class LaneCompiler
{
    /// <param name="scope">The compilation.</param>
    /// <param name="parameter">What it moves.</param>
    /// <param name="value">The setting's own value, to which sources are added where there are no points.</param>
    /// <param name="lane">As written.</param>
    /// <param name="path">Address of the value.</param>
    /// <returns>Null where it is of no use.</returns>
    public static Lane? Compile(Scope scope, Param parameter, double value, AutomationLane lane, string path)
    {
        if (parameter.Rate == Rate.Setup)
        {
            scope.Problems.Add(
                EngineProblemCodes.NotAutomatable, lane.Mark, path, $"{parameter.Id} is fixed for the whole render and cannot be automated.", "Set one value and remove the lane.");
            return null;
        }

        var sources = !lane.Lfo.IsEmpty || !lane.Follow.IsEmpty;
        if (sources && parameter.Unit is Unit.Choice or Unit.Toggle)
        {
            scope.Problems.Add(
                EngineProblemCodes.NotAutomatable, lane.Mark, path, $"{parameter.Id} is switched and has no value that an oscillator or a follower could move.", "Give it points.");
            return null;
        }

        var points = Points(scope, parameter, lane, path);
        if (points.Count == 0 && sources)
        {
            points.Add(new LanePoint(0, value, Curve.Hold));
        }

        var lfo = lane.Lfo.IsEmpty ? null : LfoCompiler.Lfo(scope, parameter, lane, path);
        var follower = lane.Follow.IsEmpty ? null : LfoCompiler.Follower(scope, parameter, lane, path);
        return points.Count == 0 || scope.Problems.HasErrors ? null : new Lane(parameter, points.ToImmutable(), scope.Rate, lfo, follower);
    }

    private static ImmutableArray<LanePoint>.Builder Points(Scope scope, Param parameter, AutomationLane lane, string path)
    {
        var points = ImmutableArray.CreateBuilder<LanePoint>(lane.Points.Length);
        foreach (var point in lane.Points)
        {
            var frame = scope.Frames(point.At, point.Mark, path);
            if (!parameter.TryParse(point.Value, out var value, out var problem))
            {
                scope.Problems.AddValue(point.Mark, path, problem, parameter);
            }
            else if (frame is { } at)
            {
                if (points.Count > 0 && points[^1].Frame > at)
                {
                    scope.Problems.Add(
                        EngineProblemCodes.NotInOrder, point.Mark, path, $"The point at {point.At} stands behind a later one.", "Put the points in order of time.");
                }

                points.Add(new LanePoint(at, value, point.Curve, point.Handles));
            }
        }

        return points;
    }
}
