namespace Lathe.Session.Findings;

public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Worth mending.</summary>
    Warning,

    /// <summary>The destination would refuse it, or anyone would hear it.</summary>
    Error,
}
