namespace Lathe.Engine.Taps;

/// <summary>Where in a strip audio is taken off.</summary>
public enum TapPoint
{
    /// <summary>After trim and polarity.</summary>
    PreInserts,

    /// <summary>After the inserts; mono strips are still mono.</summary>
    PreFader,

    /// <summary>After fader, width, pan and mute: what the strip's output carries.</summary>
    PostFader,
}
