using System.Collections.Immutable;

namespace Lathe.Processing.Contract;

/// <summary>
/// The one declaration of a parameter. Immutable metadata: it never holds a value. Session files, validation, automation, command line,
/// API, studio and docs all derive from it.
/// </summary>
public sealed partial class Param
{
    private int _slot = -1;

    private Param(string id, string name, Unit unit, double min, double max, double initial, string help, Rate rate, Taper taper)
    {
        if (double.IsNaN(initial) || initial < min || initial > max)
        {
            throw new ArgumentException($"The default of {id} lies outside its range.", nameof(initial));
        }

        Id = id;
        Name = name;
        Unit = unit;
        Min = min;
        Max = max;
        Default = initial;
        Help = help;
        Rate = rate;
        Taper = taper;
    }

    /// <summary>Lower-case words joined by hyphens. Permanent: never renamed, never reused.</summary>
    public string Id { get; }

    /// <summary>What a person sees; may change any day.</summary>
    public string Name { get; }

    public Unit Unit { get; }

    /// <summary>Least value, in <see cref="Unit"/>; negative infinity for a fader that closes.</summary>
    public double Min { get; }

    /// <summary>Greatest value, in <see cref="Unit"/>.</summary>
    public double Max { get; }

    public double Default { get; }

    public Taper Taper { get; }

    public Rate Rate { get; }

    /// <summary>The names of the choices, in the order of their values; empty for other units.</summary>
    public ImmutableArray<string> Choices { get; private init; } = [];

    /// <summary>One sentence for help, docs and tool tips.</summary>
    public string Help { get; }

    /// <summary>Where the value stands among its owner's values. Set once, by the owner.</summary>
    internal int Slot
    {
        get => _slot;
        set => _slot = _slot < 0 ? value : throw new InvalidOperationException($"The parameter {Id} already belongs to a processor.");
    }

    public static Param Decibels(string id, string name, double min, double max, double initial, string help, Rate rate = Rate.Quantum) =>
        new(id, name, Unit.Decibels, min, max, initial, help, rate, Taper.Linear);

    public static Param Hertz(string id, string name, double min, double max, double initial, string help, Rate rate = Rate.Quantum) =>
        new(id, name, Unit.Hertz, min, max, initial, help, rate, Taper.Logarithmic);

    public static Param Milliseconds(string id, string name, double min, double max, double initial, string help, Rate rate = Rate.Quantum) =>
        new(id, name, Unit.Milliseconds, min, max, initial, help, rate, min > 0 ? Taper.Logarithmic : Taper.Linear);

    public static Param Seconds(string id, string name, double min, double max, double initial, string help, Rate rate = Rate.Quantum) =>
        new(id, name, Unit.Seconds, min, max, initial, help, rate, min > 0 ? Taper.Logarithmic : Taper.Linear);

    public static Param Percent(string id, string name, double min, double max, double initial, string help, Rate rate = Rate.Quantum) =>
        new(id, name, Unit.Percent, min, max, initial, help, rate, Taper.Linear);

    public static Param Ratio(string id, string name, double min, double max, double initial, string help, Rate rate = Rate.Quantum) =>
        new(id, name, Unit.Ratio, min, max, initial, help, rate, Taper.Logarithmic);

    public static Param Degrees(string id, string name, double min, double max, double initial, string help, Rate rate = Rate.Quantum) =>
        new(id, name, Unit.Degrees, min, max, initial, help, rate, Taper.Linear);

    public static Param Pan(string id, string name, string help, Rate rate = Rate.Sample, double initial = 0) =>
        new(id, name, Unit.Pan, -100, 100, initial, help, rate, Taper.Linear);

    public static Param Number(
        string id, string name, double min, double max, double initial, string help, Rate rate = Rate.Quantum, Taper taper = Taper.Linear, Unit unit = Unit.None) =>
        new(id, name, unit, min, max, initial, help, rate, taper);

    public static Param Toggle(string id, string name, bool initial, string help, Rate rate = Rate.Quantum) =>
        new(id, name, Unit.Toggle, 0, 1, initial ? 1 : 0, help, rate, Taper.Linear);

    /// <param name="initial">The name of the default choice.</param>
    public static Param Choice(string id, string name, ImmutableArray<string> choices, string initial, string help, Rate rate = Rate.Setup) =>
        new(id, name, Unit.Choice, 0, choices.Length - 1, choices.IndexOf(initial), help, rate, Taper.Linear) { Choices = choices };

    public override string ToString() => Id;
}
