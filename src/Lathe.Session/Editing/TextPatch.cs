namespace Lathe.Session.Editing;

/// <summary>A replacement of one span of a text.</summary>
/// <param name="Start">First character that goes.</param>
/// <param name="Length">How many go.</param>
/// <param name="Text">What comes in their place.</param>
internal readonly record struct TextPatch(int Start, int Length, string Text)
{
    public string Apply(string text) => string.Concat(text.AsSpan(0, Start), Text, text.AsSpan(Start + Length));

    /// <summary>What brings the text back that this patch is applied to.</summary>
    public TextPatch Inverse(string text) => new(Start, Text.Length, text.Substring(Start, Length));
}
