namespace Lathe.Session.Addresses;

/// <summary>The ways a time is written.</summary>
public enum TimeForm
{
    /// <summary>Minutes and seconds, with hours where needed: "1:12.5", "1:02:03".</summary>
    Clock,

    /// <summary>Bar and beat from 1, by the tempo map: "9|3.5".</summary>
    BarBeat,

    /// <summary>Frames at the session's rate: "48000 smp".</summary>
    Samples,

    /// <summary>"12.5 s".</summary>
    Seconds,

    /// <summary>"30 ms", for fades and short lengths.</summary>
    Milliseconds,
}
