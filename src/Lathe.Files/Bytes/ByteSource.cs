namespace Lathe.Files.Bytes;

/// <summary>The bytes of a file, read from any offset.</summary>
internal abstract class ByteSource(string path) : IDisposable
{
    public string Path { get; } = path;

    public abstract long Length { get; }

    /// <summary>Reads as many bytes as there are, up to the span's length.</summary>
    public abstract int Read(long offset, Span<byte> destination);

    public abstract void Dispose();

    /// <summary>Reads <paramref name="count"/> bytes, fewer where the file ends.</summary>
    public byte[] ReadUpTo(long offset, long count)
    {
        var bytes = new byte[(int)Math.Clamp(Length - offset, 0, count)];
        var read = Read(offset, bytes);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    public MediaException Fault(string code, string message, long? offset = null) => new(Path, offset, code, message);
}
