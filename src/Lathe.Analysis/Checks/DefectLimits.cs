using Lathe.Session.Findings;

namespace Lathe.Analysis.Checks;

/// <summary>From which measured value on a defect is worth a note, a warning, an error; null for never.</summary>
public readonly record struct DefectLimits(double? Note = null, double? Warning = null, double? Error = null)
{
    /// <summary>Of a class that is there or not.</summary>
    public static DefectLimits Always(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => new(Error: double.NegativeInfinity),
        FindingSeverity.Warning => new(Warning: double.NegativeInfinity),
        _ => new(double.NegativeInfinity),
    };

    /// <summary>The mildest limit there is.</summary>
    public double? First => Note ?? Warning ?? Error;

    /// <param name="value">What was measured.</param>
    /// <param name="isLeast">True where the limits are the least that is allowed.</param>
    /// <returns>The gravest limit that is passed; null for none.</returns>
    public FindingSeverity? Judge(double value, bool isLeast) =>
        Passes(Error, value, isLeast) ? FindingSeverity.Error
        : Passes(Warning, value, isLeast) ? FindingSeverity.Warning
        : Passes(Note, value, isLeast) ? FindingSeverity.Note
        : null;

    private static bool Passes(double? limit, double value, bool isLeast) => limit is { } l && (double.IsInfinity(l) || (isLeast ? value < l : value > l));
}
