namespace Lathe.Mixing.Tests;

/// <summary>Folders beside and in the repository.</summary>
internal static class SharedAudio
{
    /// <summary>A multitrack of the shared audio, or null.</summary>
    public static string? Multitrack(string song) => Existing(Path.Combine(Root(), "..", "shared", "audio", "multitrack", song))
        ?? Existing(Path.Combine(Root(), "..", "..", "shared", "audio", "multitrack", song));

    /// <summary>The demo song's stems.</summary>
    public static string Demo => Path.Combine(Root(), "demo", "paper-lanterns");

    private static string? Existing(string path) => Directory.Exists(path) ? Path.GetFullPath(path) : null;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lathe.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
