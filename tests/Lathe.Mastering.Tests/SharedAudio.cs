namespace Lathe.Mastering.Tests;

/// <summary>Real songs beside the repository; tests that need them are skipped where they are absent.</summary>
internal static class SharedAudio
{
    public static string? Repository { get; } = Above("Lathe.slnx");

    /// <summary>The finished songs that the generic band is measured from: masters, and mixes by their artists.</summary>
    public static string[] FinishedSongs()
    {
        var root = Path.Combine(Repository ?? ".", "..", "shared", "audio");
        Assert.SkipUnless(Directory.Exists(root), "There is no folder ../shared/audio.");
        return
        [
            .. Directory.GetFiles(Path.Combine(root, "masters"), "*.flac")
                .Concat(Directory.GetFiles(Path.Combine(root, "multitrack"), "artist-*.flac", SearchOption.AllDirectories))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string? Above(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, name)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
