namespace Lathe.Files.Bytes;

internal sealed class MemoryBytes(string path, byte[] bytes) : ByteSource(path)
{
    public override long Length => bytes.Length;

    public override int Read(long offset, Span<byte> destination)
    {
        var count = (int)Math.Clamp(bytes.Length - offset, 0, destination.Length);
        bytes.AsSpan((int)Math.Min(offset, bytes.Length), count).CopyTo(destination);
        return count;
    }

    public override void Dispose()
    {
    }
}
