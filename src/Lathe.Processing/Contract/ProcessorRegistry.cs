using System.Collections.Immutable;

namespace Lathe.Processing.Contract;

/// <summary>The rack: one explicit list, because a reflection scan dies under trimming.</summary>
public sealed class ProcessorRegistry
{
    private readonly ImmutableArray<Entry> _entries;

    public ProcessorRegistry(ImmutableArray<Entry> entries)
    {
        _entries = entries;
        var twice = entries.GroupBy(e => e.Info.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"The id {twice.Key} is registered twice.", nameof(entries));
        }
    }

    public ImmutableArray<Entry> Entries => _entries;

    public Entry? Find(string id) => _entries.FirstOrDefault(e => e.Info.Id == id);

    public static Entry Streaming<T>()
        where T : IProcessor<T>, new() => new(T.Info, () => new T(), null);

    public static Entry WholeFile<T>()
        where T : IWholeFile<T>, new() => new(T.Info, null, () => new T());

    /// <summary>A processor of the rack; one of the two factories is set.</summary>
    public sealed record Entry(ProcessorInfo Info, Func<IProcessor>? Create, Func<IWholeFile>? CreateWholeFile);
}
