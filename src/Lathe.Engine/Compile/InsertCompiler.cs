using System.Collections.Immutable;
using Lathe.Engine.Plans;
using Lathe.Processing.Contract;
using Lathe.Session.Automation;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>From an insert as written to a checked one; its key and latency come later.</summary>
internal static class InsertCompiler
{
    /// <param name="scope">The compilation.</param>
    /// <param name="strip">Id of the strip.</param>
    /// <param name="insert">As written.</param>
    /// <param name="lanes">The strip's lanes that name it, their paths relative to the insert.</param>
    /// <param name="off">True where the variant bypasses it.</param>
    /// <returns>Null where the processor is not known.</returns>
    public static PlanInsert? Compile(Scope scope, string strip, Insert insert, ImmutableArray<AutomationLane> lanes, bool off)
    {
        var path = $"{strip}/{insert.Id}";
        var entry = scope.Registry.Find(insert.Processor);
        if (entry is null)
        {
            scope.Problems.AddUnknown(
                EngineProblemCodes.UnknownProcessor,
                insert.Mark,
                path,
                $"There is no processor '{insert.Processor}'.",
                insert.Processor,
                scope.Registry.Entries.Where(e => e.Create is not null).Select(e => e.Info.Id));
            return null;
        }

        if (entry.Create is null)
        {
            scope.Problems.Add(
                EngineProblemCodes.NotStreaming,
                insert.Mark,
                path,
                $"{insert.Processor} works on whole files and cannot be an insert.",
                "Process the source with it and play the result.");
            return null;
        }

        if (insert.Key is not null && !entry.Info.HasKey)
        {
            scope.Problems.Add(EngineProblemCodes.NoKeyInput, insert.Mark, path, $"{insert.Processor} has no sidechain; its key has no effect.", "Remove the key.");
        }

        var settings = new ProcessorSettings(entry.Info);
        var common = new ProcessorSettings(InsertParams.Info);
        AddElements(scope, path, insert, settings);
        foreach (var setting in insert.Settings)
        {
            Set(scope, path, setting, settings, common);
        }

        if (off)
        {
            common[InsertParams.Bypass] = 1;
        }

        return new PlanInsert(insert.Id, entry, settings, common, Lanes(scope, path, lanes, settings, common, off))
        {
            Assets = AssetCompiler.Load(scope, path, insert, settings),
        };
    }

    private static void AddElements(Scope scope, string path, Insert insert, ProcessorSettings settings)
    {
        foreach (var element in insert.Elements)
        {
            var at = $"{path}/{element.Group}/{element.Id}";
            if (settings.Info.Groups.FirstOrDefault(g => g.Id == element.Group) is not { } group)
            {
                scope.Problems.AddUnknown(
                    EngineProblemCodes.UnknownParameter,
                    element.Mark,
                    $"{path}/{element.Group}",
                    $"{insert.Processor} has no '{element.Group}'.",
                    element.Group,
                    settings.Info.Groups.Select(g => g.Id));
            }
            else if (settings.Elements(group).Contains(element.Id))
            {
                scope.Problems.Add(
                    EngineProblemCodes.DuplicateId, element.Mark, at, $"The id '{element.Id}' stands twice in {group.Id}.", "Give each element an id of its own.");
            }
            else if (settings.Elements(group).Length == group.Max)
            {
                scope.Problems.Add(
                    EngineProblemCodes.TooManyElements, element.Mark, at, $"{insert.Processor} takes {group.Max} {group.Id} at most.", "Use a second insert.");
            }
            else
            {
                settings.Add(group, element.Id);
            }
        }
    }

    private static void Set(Scope scope, string path, Setting setting, ProcessorSettings settings, ProcessorSettings common)
    {
        var at = $"{path}/{setting.Path}";
        if (settings.Info.Assets.FirstOrDefault(a => a.Id == setting.Path) is { } asset)
        {
            AssetCompiler.Set(scope, at, setting, asset, settings);
        }
        else if (InsertValue.Find(settings, setting.Path) is not { } target)
        {
            AddUnknown(scope, setting.Mark, at, setting.Path, settings);
        }
        else if (!target.Parameter.TryParse(setting.Text, out var value, out var problem))
        {
            scope.Problems.AddValue(setting.Mark, at, problem, target.Parameter);
        }
        else
        {
            target.Set(target.OfInsert ? common : settings, value);
        }
    }

    private static ImmutableArray<PlanInsertLane> Lanes(
        Scope scope, string path, ImmutableArray<AutomationLane> lanes, ProcessorSettings settings, ProcessorSettings common, bool off)
    {
        var compiled = ImmutableArray.CreateBuilder<PlanInsertLane>();
        foreach (var lane in lanes)
        {
            var at = $"{path}/{lane.Path}";
            if (settings.Info.Assets.Any(a => a.Id == lane.Path))
            {
                scope.Problems.Add(
                    EngineProblemCodes.NotAutomatable, lane.Mark, at, $"{lane.Path} is fixed for the whole render and cannot be automated.", "Set one file and remove the lane.");
            }
            else if (InsertValue.Find(settings, lane.Path) is not { } target)
            {
                AddUnknown(scope, lane.Mark, at, lane.Path, settings);
            }
            else if (compiled.Any(l => l.OfInsert == target.OfInsert && l.Slot == target.Slot))
            {
                scope.Problems.Add(EngineProblemCodes.DuplicateId, lane.Mark, at, "Two lanes move this value.", "Join them into one.");
            }
            else if (LaneCompiler.Compile(scope, target.Parameter, target.Get(target.OfInsert ? common : settings), lane, at) is { } moved && !(off && target.Parameter == InsertParams.Bypass))
            {
                compiled.Add(new PlanInsertLane(target.Slot, target.OfInsert, moved));
            }
        }

        return compiled.ToImmutable();
    }

    private static void AddUnknown(Scope scope, Session.Diagnostics.Mark mark, string at, string name, ProcessorSettings settings)
    {
        // A path into a group that lacks only the element says so; anything else is an unknown parameter.
        var parts = name.Split('/');
        var group = parts.Length == 3 ? settings.Info.Groups.FirstOrDefault(g => g.Id == parts[0]) : null;
        if (group is not null && !settings.Elements(group).Contains(parts[1]))
        {
            scope.Problems.AddUnknown(
                EngineProblemCodes.UnknownElement, mark, at, $"There is no '{parts[1]}' among the {group.Id}.", parts[1], settings.Elements(group));
        }
        else
        {
            scope.Problems.AddUnknown(
                EngineProblemCodes.UnknownParameter, mark, at, $"{settings.Info.Id} has no parameter '{name}'.", name, InsertValue.Known(settings));
        }
    }
}
