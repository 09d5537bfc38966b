using System.Collections.Immutable;

namespace Lathe.Analysis.Hardware;

/// <summary>
/// Where everything stands in what is sent to a device, in frames: an impulse for the eye, a sweep for the clock, tones at known levels, silence,
/// the program with room for its tail, and the sweep once more, by which a drifting clock shows.
/// </summary>
/// <param name="Rate">Sample rate in Hz.</param>
/// <param name="ProgramFrames">Length of the program with its tail.</param>
public sealed record SendLayout(int Rate, long ProgramFrames)
{
    /// <summary>Level of the impulse, dBFS.</summary>
    public const double ImpulseLevel = -6;

    /// <summary>Peak of the sweeps, dBFS.</summary>
    public const double SweepLevel = -12;

    /// <summary>Seconds that the program is followed after its end, for devices that ring on.</summary>
    public const int TailSeconds = 3;

    /// <summary>Frequency in Hz and peak level in dBFS of each tone, in order.</summary>
    public static ImmutableArray<(double Hertz, double Level)> Tones { get; } = [(100, -18), (1000, -18), (10000, -18), (1000, -6)];

    public long Impulse => Rate / 2;

    public long Sweep => Rate;

    /// <summary>One second.</summary>
    public int SweepFrames => Rate;

    /// <summary>Length of a tone, one second; half a second lies between two.</summary>
    public int ToneFrames => Rate;

    /// <summary>One second.</summary>
    public int SilenceFrames => Rate;

    public long Silence => Tone(Tones.Length);

    public long Program => Silence + SilenceFrames + (Rate / 2);

    public long LastSweep => Program + ProgramFrames + (Rate / 2);

    /// <summary>With a second to spare for a device's latency.</summary>
    public long Frames => LastSweep + SweepFrames + Rate;

    public long Tone(int index) => (Rate * 5L / 2) + (index * (Rate * 3L / 2));
}
