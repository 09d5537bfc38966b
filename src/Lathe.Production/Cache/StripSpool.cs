using Lathe.Dsp.Buffers;
using Lathe.Engine.Render;
using Lathe.Files;

namespace Lathe.Production.Cache;

/// <summary>
/// Keeps rendered strips as 64-bit files named by their content key, within a budget: what has not been used for longest goes first, and nothing
/// is kept when the disk runs short. The folder may be deleted at any time.
/// </summary>
public sealed class StripSpool : IStripCache
{
    private const long LeastFreeBytes = 2L << 30;
    private static readonly TimeSpan SinceLastWrite = TimeSpan.FromMinutes(1);
    private readonly string _folder;
    private readonly long _budget;
    private readonly Lock _lock = new();

    /// <param name="folder">Made where it does not exist.</param>
    /// <param name="budgetBytes">The most that is kept.</param>
    public StripSpool(string folder, long budgetBytes)
    {
        _folder = folder;
        _budget = budgetBytes;
        Directory.CreateDirectory(folder);
        DeleteLeftovers(folder);
    }

    public IAudioSource? TryOpen(string key)
    {
        var path = PathOf(key);
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            // The time of last use decides what goes first.
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime);
            return AudioFile.Open(path);
        }
        catch (Exception error) when (error is MediaException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public IAudioSink? TryCreate(string key, AudioFormat format, long frames)
    {
        var bytes = frames * format.Channels * sizeof(double);
        lock (_lock)
        {
            try
            {
                if (bytes > _budget || !MakeRoom(bytes))
                {
                    return null;
                }

                return AudioFile.Create(PathOf(key), new AudioFileSpec(Container.Wav, SampleFormat.F64, format));
            }
            catch (Exception error) when (error is MediaException or IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    private string PathOf(string key) => Path.Combine(_folder, key + ".wav");

    private bool MakeRoom(long bytes)
    {
        var files = new DirectoryInfo(_folder).GetFiles("*.wav").OrderBy(f => f.LastWriteTimeUtc).ToList();
        var kept = files.Sum(f => f.Length);
        foreach (var file in files)
        {
            if (kept + bytes <= _budget)
            {
                break;
            }

            kept -= file.Length;
            file.Delete();
        }

        return new DriveInfo(Path.GetFullPath(_folder)).AvailableFreeSpace - bytes > LeastFreeBytes;
    }

    /// <summary>Deletes what renders that were killed left half-written.</summary>
    private static void DeleteLeftovers(string folder)
    {
        foreach (var file in new DirectoryInfo(folder).GetFiles(".*.partial"))
        {
            // A sibling that writes holds its file locked, but for the moment between closing and renaming it, when it has just written.
            if (TimeProvider.System.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc < SinceLastWrite)
            {
                continue;
            }

            try
            {
                using var locked = new FileStream(file.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A sibling's, or one that it has just finished.
            }
        }
    }
}
