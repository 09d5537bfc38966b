namespace Lathe.Processing.Contract;

/// <summary>How the range of a parameter is spread over a control's travel, and how automation moves between two values.</summary>
public enum Taper
{
    Linear,

    /// <summary>Equal ratios take equal travel: frequencies, times, ratios.</summary>
    Logarithmic,
}
