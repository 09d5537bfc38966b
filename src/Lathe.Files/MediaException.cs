namespace Lathe.Files;

/// <summary>A media file that cannot be used, or a system part that is missing: one line for a person, the place for a program.</summary>
public sealed class MediaException : Exception
{
    /// <param name="path">The file.</param>
    /// <param name="offset">Byte offset of the fault, or null.</param>
    /// <param name="code">From the one table of codes.</param>
    /// <param name="message">What is wrong, with the value, and what to do; without the file's name.</param>
    /// <param name="inner">What caused it, or null.</param>
    public MediaException(string path, long? offset, string code, string message, Exception? inner = null)
        : base(offset is null ? $"{path}: {message}" : $"{path} at byte {offset}: {message}", inner)
    {
        Path = path;
        Offset = offset;
        Code = code;
    }

    public string Path { get; }

    public long? Offset { get; }

    public string Code { get; }
}
