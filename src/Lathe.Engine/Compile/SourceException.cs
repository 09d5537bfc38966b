namespace Lathe.Engine.Compile;

/// <summary>A source that is missing or cannot be read.</summary>
public sealed class SourceException : Exception
{
    /// <param name="source">The file.</param>
    /// <param name="message">What is wrong with it, for a person.</param>
    /// <param name="inner">What caused it, or null.</param>
    public SourceException(string source, string message, Exception? inner = null)
        : base(message, inner) => SourcePath = source;

    public string SourcePath { get; }
}
