namespace Lathe.Engine.Automation;

/// <summary>The order is that of the choices of <see cref="LfoParams.Shape"/>.</summary>
public enum LfoShape
{
    Sine,
    Triangle,
    Square,

    /// <summary>Jumps up and falls.</summary>
    Saw,

    /// <summary>Rises and jumps down.</summary>
    Ramp,

    /// <summary>A new value at each cycle, held.</summary>
    Random,

    /// <summary>From one such value to the next in an S.</summary>
    Drift,
}
