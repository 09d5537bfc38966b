using System.Collections.Immutable;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Presets;

/// <summary>Settings of one processor that are worth a name, with the occasion they are meant for.</summary>
/// <param name="Id">Lower-case words joined by hyphens.</param>
/// <param name="Name">What a person sees.</param>
/// <param name="When">One sentence: when to use it.</param>
/// <param name="Settings">Paths and texts as in a document: "threshold" to "-18 dB", "bands/mud/gain" to "-3 dB". What is not named keeps its default.</param>
public sealed record Preset(string Id, string Name, string When, ImmutableArray<(string Path, string Text)> Settings)
{
    /// <summary>Sets what the preset names.</summary>
    /// <param name="settings">Those of the processor.</param>
    /// <param name="insert">Those of <see cref="InsertParams"/>.</param>
    /// <param name="problem">The first setting that is refused and why; empty where true is returned.</param>
    public bool TryApply(ProcessorSettings settings, ProcessorSettings insert, out string problem)
    {
        foreach (var (path, text) in Settings)
        {
            var owner = InsertParams.All.Any(p => p.Id == path) ? insert : settings;
            if (!owner.TrySet(path, text, out problem))
            {
                return false;
            }
        }

        problem = string.Empty;
        return true;
    }
}
