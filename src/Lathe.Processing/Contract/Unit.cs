namespace Lathe.Processing.Contract;

/// <summary>The unit that a parameter's value is kept, written and shown in.</summary>
public enum Unit
{
    None,
    Decibels,
    Hertz,
    Milliseconds,
    Seconds,
    Percent,
    Ratio,
    Degrees,
    Samples,
    DecibelsPerOctave,

    /// <summary>-100 (left, "L100") over 0 ("C") to 100 (right, "R100").</summary>
    Pan,

    /// <summary>The index of a choice.</summary>
    Choice,

    /// <summary>0 off, 1 on.</summary>
    Toggle,
}
