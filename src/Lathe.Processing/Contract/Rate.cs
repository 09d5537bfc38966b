namespace Lathe.Processing.Contract;

/// <summary>How often a parameter's value may change while a render runs.</summary>
public enum Rate
{
    /// <summary>A value for every frame: <see cref="Work.Samples"/>.</summary>
    Sample,

    /// <summary>One value for each quantum of 64 frames.</summary>
    Quantum,

    /// <summary>Read in <see cref="IProcessor.Prepare"/> only: whatever changes latency, memory or topology. Not automatable.</summary>
    Setup,
}
