using System.Collections.Immutable;

namespace Lathe.Production.Hardware;

/// <summary>What sending to a device, or reading its return, came to.</summary>
/// <param name="Insert">Address of the insert.</param>
/// <param name="Name">The device.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Message">One line for a person.</param>
/// <param name="File">What was written, or null.</param>
/// <param name="Latency">Frames by channel, where a return was read.</param>
/// <param name="Gain">dB at 1 kHz by channel, where a return was read.</param>
/// <param name="DriftPpm">Parts per million, where it was measured.</param>
public sealed record HardwareStep(
    string Insert,
    string Name,
    HardwareOutcome Outcome,
    string Message,
    string? File = null,
    ImmutableArray<double> Latency = default,
    ImmutableArray<double> Gain = default,
    double? DriftPpm = null);

public enum HardwareOutcome
{
    /// <summary>A file was written.</summary>
    Done,

    /// <summary>Nothing changed since the file was written.</summary>
    Unchanged,

    /// <summary>A recording is missing, its own or that of a device before it.</summary>
    Waiting,
}
