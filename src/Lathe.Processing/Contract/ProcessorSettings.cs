using System.Collections.Immutable;

namespace Lathe.Processing.Contract;

/// <summary>The values of one instance of a processor, each within its range: what a document's insert comes to after checking.</summary>
public sealed partial class ProcessorSettings
{
    private readonly double[] _values;
    private readonly ImmutableArray<string>[] _elements;
    private readonly string?[] _files;

    public ProcessorSettings(ProcessorInfo info)
    {
        Info = info;
        _values = new double[info.Slots];
        _elements = [.. info.Groups.Select(_ => ImmutableArray<string>.Empty)];
        _files = new string?[info.Assets.Length];
        foreach (var parameter in info.Parameters)
        {
            _values[parameter.Slot] = parameter.Default;
        }
    }

    public ProcessorInfo Info { get; }

    /// <summary>All values by slot; the engine copies them into each quantum's <see cref="Work"/>.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The value of a parameter, in its unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the parameter's range.</exception>
    public double this[Param parameter]
    {
        get => _values[parameter.Slot];
        set => _values[parameter.Slot] = InRange(parameter, value);
    }

    /// <summary>The value of a parameter of one element of a group.</summary>
    public double this[ParamGroup group, int element, Param parameter]
    {
        get => _values[Slot(group, element, parameter)];
        set => _values[Slot(group, element, parameter)] = InRange(parameter, value);
    }

    /// <summary>The path of a file as written, or null where none is set.</summary>
    public string? this[Asset asset]
    {
        get => _files[Info.Assets.IndexOf(asset)];
        set => _files[Info.Assets.IndexOf(asset)] = value;
    }

    /// <summary>The ids of a group's elements, in order.</summary>
    public ImmutableArray<string> Elements(ParamGroup group) => _elements[Info.Groups.IndexOf(group)];

    /// <summary>Adds an element whose values are the defaults.</summary>
    /// <returns>Its index.</returns>
    /// <exception cref="InvalidOperationException">The group is full or has an element of that id.</exception>
    public int Add(ParamGroup group, string id)
    {
        var index = Info.Groups.IndexOf(group);
        if (_elements[index].Length == group.Max || _elements[index].Contains(id))
        {
            throw new InvalidOperationException($"{Info.Id}/{group.Id} cannot take another element '{id}'.");
        }

        _elements[index] = _elements[index].Add(id);
        foreach (var parameter in group.Parameters)
        {
            this[group, _elements[index].Length - 1, parameter] = parameter.Default;
        }

        return _elements[index].Length - 1;
    }

    /// <summary>The slot of a value, for engines that move it by automation.</summary>
    public static int Slot(ParamGroup group, int element, Param parameter) =>
        parameter.Slot + (element * group.Parameters.Length);

    /// <inheritdoc cref="Slot(ParamGroup, int, Param)"/>
    public static int Slot(Param parameter) => parameter.Slot;

    public ProcessorSettings Clone()
    {
        var copy = new ProcessorSettings(Info);
        _values.CopyTo(copy._values, 0);
        _elements.CopyTo(copy._elements, 0);
        _files.CopyTo(copy._files, 0);
        return copy;
    }

    private static double InRange(Param parameter, double value) => parameter.Contains(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), $"{parameter.Id} takes {parameter.RangeText}, not {parameter.Format(value)}.");
}
