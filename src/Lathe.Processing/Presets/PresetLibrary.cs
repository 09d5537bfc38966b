using System.Collections.Immutable;

namespace Lathe.Processing.Presets;

/// <summary>The presets that come with the rack: one data file for each processor, named after its id.</summary>
public static class PresetLibrary
{
    /// <summary>The presets of a processor, in the order of its file; none where there is no file.</summary>
    public static ImmutableArray<Preset> For(string processor)
    {
        using var stream = typeof(PresetLibrary).Assembly.GetManifestResourceStream($"Lathe.Processing.Presets.{processor}.json");
        return stream is null ? [] : PresetFile.Read(stream);
    }

    /// <summary>A preset by its id, or null.</summary>
    public static Preset? Find(string processor, string preset) => For(processor).FirstOrDefault(p => p.Id == preset);

    /// <summary>The ids of processors that have a file, whether or not the rack knows them.</summary>
    public static IEnumerable<string> Processors()
    {
        const string start = "Lathe.Processing.Presets.";
        const string end = ".json";
        return from name in typeof(PresetLibrary).Assembly.GetManifestResourceNames()
               where name.StartsWith(start, StringComparison.Ordinal) && name.EndsWith(end, StringComparison.Ordinal)
               select name[start.Length..^end.Length];
    }
}
