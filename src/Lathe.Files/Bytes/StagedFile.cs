using System.Runtime.ExceptionServices;

namespace Lathe.Files.Bytes;

/// <summary>
/// A file that gets its name only when it is whole: written as ".name.partial" in the same folder, flushed to the disk and
/// renamed by <see cref="Commit"/>, deleted by <see cref="Dispose"/> otherwise. A rest left by a killed process is overwritten by the next.
/// </summary>
internal sealed class StagedFile : IDisposable
{
    private readonly string _partialPath;
    private bool _committed;

    public StagedFile(string path)
    {
        FinalPath = Path.GetFullPath(path);
        _partialPath = Path.Combine(Path.GetDirectoryName(FinalPath)!, $".{Path.GetFileName(FinalPath)}.partial");
        Stream = new FileStream(_partialPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 17);
    }

    /// <summary>A staged file over a given stream: nothing is renamed or deleted.</summary>
    public StagedFile(Stream stream)
    {
        FinalPath = "";
        _partialPath = "";
        Stream = stream;
    }

    public string FinalPath { get; }

    public Stream Stream { get; }

    public void Commit()
    {
        Stream.Flush();
        if (Stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
            file.Dispose();
            File.Move(_partialPath, FinalPath, overwrite: true);
        }

        _committed = true;
    }

    public void Dispose()
    {
        if (_committed)
        {
            return;
        }

        _committed = true;
        ExceptionDispatchInfo? failure = null;
        try
        {
            Stream.Dispose();
        }
        catch (IOException e) when (_partialPath.Length > 0)
        {
            // The rest of the buffer does not fit on a full disk either. It is to be deleted, so nothing is lost.
            failure = ExceptionDispatchInfo.Capture(e);
        }

        if (_partialPath.Length > 0)
        {
            File.Delete(_partialPath);
        }
        else
        {
            failure?.Throw();
        }
    }
}
