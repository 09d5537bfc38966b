using System.Collections.Immutable;
using Lathe.Processing.Contract;
using Lathe.Processing.Presets;

namespace Lathe.Reports.Processors;

/// <summary>One way a processor is set for a picture: its defaults or a preset.</summary>
/// <param name="Name">Entry in the key.</param>
/// <param name="Settings">Values of the processor.</param>
/// <param name="Insert">Values of <see cref="InsertParams"/>.</param>
internal sealed record Configuration(string Name, ProcessorSettings Settings, ProcessorSettings Insert)
{
    /// <summary>The defaults and the first presets, as many as a plot has colors for.</summary>
    public static ImmutableArray<Configuration> Of(ProcessorInfo info, int most)
    {
        var all = ImmutableArray.CreateBuilder<Configuration>();
        all.Add(new Configuration("defaults", new ProcessorSettings(info), new ProcessorSettings(InsertParams.Info)));
        foreach (var preset in PresetLibrary.For(info.Id).Take(most - 1))
        {
            var next = new Configuration(preset.Name, new ProcessorSettings(info), new ProcessorSettings(InsertParams.Info));
            if (!preset.TryApply(next.Settings, next.Insert, out var problem))
            {
                throw new FormatException($"{info.Id}, preset {preset.Id}: {problem}");
            }

            all.Add(next);
        }

        return all.ToImmutable();
    }
}
