using Microsoft.Win32.SafeHandles;

namespace Lathe.Files.Bytes;

internal sealed class FileBytes : ByteSource
{
    private readonly SafeFileHandle _handle;

    /// <exception cref="MediaException">There is no such file.</exception>
    public FileBytes(string path)
        : base(path)
    {
        if (Directory.Exists(path))
        {
            throw new MediaException(path, null, MediaCodes.Absent, "is a folder, not an audio file. Name a file.");
        }

        try
        {
            _handle = File.OpenHandle(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MediaException(path, null, MediaCodes.Absent, "does not exist. Check the name and the folder.", e);
        }

        Length = RandomAccess.GetLength(_handle);
    }

    public override long Length { get; }

    public override int Read(long offset, Span<byte> destination)
    {
        var total = 0;
        while (total < destination.Length)
        {
            var read = RandomAccess.Read(_handle, destination[total..], offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    public override void Dispose() => _handle.Dispose();
}
