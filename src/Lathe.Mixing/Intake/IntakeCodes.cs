namespace Lathe.Mixing.Intake;

/// <summary>Codes of what intake finds and of why it cannot go on.</summary>
public static class IntakeCodes
{
    /// <summary>There is no such folder.</summary>
    public const string FolderAbsent = "folder-absent";

    /// <summary>The folder holds no audio files.</summary>
    public const string NoStems = "no-stems";

    /// <summary>It holds some, but none of them can be used.</summary>
    public const string NoUsableStem = "no-usable-stem";

    /// <summary>A stem was left out: it cannot be read.</summary>
    public const string Unreadable = "stem-unreadable";

    /// <summary>A stem was left out: it has no frames.</summary>
    public const string NoFrames = "stem-without-frames";

    /// <summary>A stem was left out: it has samples that are no numbers.</summary>
    public const string NotFinite = "stem-not-finite";

    /// <summary>A stem was left out: it is silent.</summary>
    public const string Silent = "stem-silent";

    /// <summary>A stem is the same file as another one.</summary>
    public const string Duplicate = "stem-duplicate";

    /// <summary>A stem is converted to the session's rate.</summary>
    public const string Converted = "stem-converted";

    /// <summary>Two equal channels are used as one.</summary>
    public const string DualMono = "dual-mono";

    /// <summary>Two files are the left and right of one recording.</summary>
    public const string Joined = "pair-joined";

    /// <summary>A stem starts later or earlier than those it was recorded with.</summary>
    public const string StartOffset = "start-offset";

    /// <summary>A stem is turned over against those it was recorded with.</summary>
    public const string PolarityFlip = "polarity-flip";
}
