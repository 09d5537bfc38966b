using System.Collections.Immutable;

namespace Lathe.Processing.Contract;

/// <summary>Everything there is to know of a processor without making one.</summary>
public sealed class ProcessorInfo
{
    /// <param name="id">Lower-case words joined by hyphens; permanent.</param>
    /// <param name="name">What a person sees.</param>
    /// <param name="category">Its family.</param>
    /// <param name="version">Raised whenever the same settings give different bits.</param>
    /// <param name="help">One sentence: what it does.</param>
    /// <param name="source">The formula or circuit and where it comes from.</param>
    /// <param name="parameters">Its own parameters; those of <see cref="InsertParams"/> come on top and may not be repeated.</param>
    /// <param name="groups">Its repeatable parameters.</param>
    public ProcessorInfo(
        string id,
        string name,
        Category category,
        int version,
        string help,
        string source,
        ImmutableArray<Param> parameters,
        ImmutableArray<ParamGroup> groups = default)
    {
        Id = id;
        Name = name;
        Category = category;
        Version = version;
        Help = help;
        Source = source;
        Parameters = parameters;
        Groups = groups.IsDefault ? [] : groups;
        var slot = 0;
        foreach (var parameter in parameters)
        {
            parameter.Slot = slot++;
        }

        FixedSlots = slot;
        foreach (var group in Groups)
        {
            group.First = slot;
            for (var i = 0; i < group.Parameters.Length; i++)
            {
                group.Parameters[i].Slot = slot + i;
            }

            slot += group.Max * group.Parameters.Length;
        }

        Slots = slot;
    }

    public string Id { get; }

    public string Name { get; }

    public Category Category { get; }

    public int Version { get; }

    public string Help { get; }

    public string Source { get; }

    public ImmutableArray<Param> Parameters { get; }

    public ImmutableArray<ParamGroup> Groups { get; }

    /// <summary>The files that it works with.</summary>
    public ImmutableArray<Asset> Assets { get; init; } = [];

    /// <summary>True where a key (sidechain) input changes what it does.</summary>
    public bool HasKey { get; init; }

    /// <summary>The least oversampling (1, 2, 4, 8 or 16) that keeps its aliases inaudible; the wrapper supplies it.</summary>
    public int Oversampling { get; init; } = 1;

    /// <summary>True where it makes sound of its own (oscillator, noise): the contract's silence rule does not hold for it.</summary>
    public bool Generates { get; init; }

    /// <summary>
    /// Seconds of sound that it takes in, its latency with them, before every one of its parameters can be heard: what learns from the sound does nothing
    /// at first.
    /// </summary>
    public double Settling { get; init; }

    /// <summary>How many values an instance keeps; each group counts with its most elements.</summary>
    internal int Slots { get; }

    internal int FixedSlots { get; }
}
