using Lathe.Files.Bytes;
using Microsoft.Win32.SafeHandles;

namespace Lathe.Files.External;

/// <summary>A temporary file that exists only as long as it is read, even if the process is killed.</summary>
internal sealed class SpooledBytes : ByteSource
{
    private readonly SafeFileHandle _handle;

    /// <param name="path">The file that the spool stands for, named in messages.</param>
    /// <param name="spool">The temporary file; its name is gone after this.</param>
    public SpooledBytes(string path, string spool)
        : base(path)
    {
        _handle = File.OpenHandle(spool, share: FileShare.Read | FileShare.Delete);
        File.Delete(spool);
        Length = RandomAccess.GetLength(_handle);
    }

    public override long Length { get; }

    public override int Read(long offset, Span<byte> destination)
    {
        var total = 0;
        while (total < destination.Length && RandomAccess.Read(_handle, destination[total..], offset + total) is var read and > 0)
        {
            total += read;
        }

        return total;
    }

    public override void Dispose() => _handle.Dispose();
}
