namespace Lathe.Delivery;

/// <summary>A hidden folder inside of the release's, where files stand until all of them are finished; deleted at the end.</summary>
internal sealed class StagingFolder : IDisposable
{
    private readonly string _path;

    public StagingFolder(string folder)
    {
        // One name, so that a run clears what a killed one left.
        _path = Path.Combine(folder, ".delivery");
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }

        Directory.CreateDirectory(_path);
    }

    /// <summary>Where the file with this number stands meanwhile; the ending is kept.</summary>
    public string PathOf(int number, string path)
    {
        var folder = Path.Combine(_path, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, Path.GetFileName(path));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
