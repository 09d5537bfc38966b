namespace Lathe.Processing.Contract;

/// <summary>The family a processor belongs to; also the folder it stands in.</summary>
public enum Category
{
    Equalizers,
    Dynamics,
    Saturation,
    Modulation,
    Pitch,
    Delays,
    Reverbs,
    Stereo,
    Restoration,
    Utility,
}
