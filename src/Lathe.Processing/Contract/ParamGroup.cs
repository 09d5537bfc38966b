using System.Collections.Immutable;

namespace Lathe.Processing.Contract;

/// <summary>
/// Parameters that repeat: EQ bands, crossover bands, taps. Each element has an id of its own, so that <c>eq/bands/mud/gain</c> names one value
/// whatever is inserted before it.
/// </summary>
public sealed class ParamGroup
{
    /// <param name="id">The plural word that stands in documents and paths: "bands".</param>
    /// <param name="name">What a person sees.</param>
    /// <param name="max">The most elements that one processor takes.</param>
    /// <param name="help">One sentence.</param>
    /// <param name="parameters">What each element has; none of <see cref="Rate.Sample"/>.</param>
    public ParamGroup(string id, string name, int max, string help, ImmutableArray<Param> parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        if (parameters.Any(p => p.Rate == Rate.Sample))
        {
            throw new ArgumentException("A repeated parameter changes once a quantum at most.", nameof(parameters));
        }

        Id = id;
        Name = name;
        Max = max;
        Help = help;
        Parameters = parameters;
    }

    public string Id { get; }

    public string Name { get; }

    public int Max { get; }

    public string Help { get; }

    public ImmutableArray<Param> Parameters { get; }

    /// <summary>Where the first element's values start among the processor's values; element e starts at First + e * Parameters.Length.</summary>
    internal int First { get; set; } = -1;
}
