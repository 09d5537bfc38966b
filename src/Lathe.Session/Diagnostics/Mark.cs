namespace Lathe.Session.Diagnostics;

/// <summary>Where something stands in a document, both counted from 1; 0, 0 for what was never written in one.</summary>
public readonly record struct Mark(int Line, int Column)
{
    public static Mark None { get; }
}
