namespace Lathe.Session.Mix;

/// <summary>What an intent can protect.</summary>
public static class IntentAspect
{
    /// <summary>The level of a band.</summary>
    public const string Tone = "tone";

    public const string Width = "width";

    public const string Dynamics = "dynamics";

    public const string Loudness = "loudness";

    /// <summary>Words that were not understood; they protect nothing.</summary>
    public const string Unknown = "unknown";
}
