namespace Lathe.Engine.Compile;

/// <summary>Which rendering of a session is meant.</summary>
public sealed record CompileOptions
{
    /// <summary>Id of the mix variant, or null for the mix itself.</summary>
    public string? Variant { get; init; }

    /// <summary>Id of the scene whose values take the place of the session's, or null.</summary>
    public string? Scene { get; init; }

    /// <summary>Name of the layout that the mix is mixed down to, or null for the variant's or the session's.</summary>
    public string? Layout { get; init; }

    /// <summary>True where a clip whose source is missing or unreadable is left out with a warning; false where it stops the work.</summary>
    public bool SkipUnreadableSources { get; init; }
}
