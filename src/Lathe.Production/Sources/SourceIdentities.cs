using System.Globalization;
using Lathe.Session.Mix;

namespace Lathe.Production.Sources;

/// <summary>
/// Says of every clip which state of its files it plays, so that the cache of strips notices a stem that was exported again under its name. The
/// hash in the document tells what the stem was when the session was made, not what it is.
/// </summary>
internal static class SourceIdentities
{
    /// <param name="session">Its clips get an identity in place of the hash; it is for compiling, not for saving.</param>
    /// <param name="folder">What relative paths are relative to.</param>
    public static SessionDocument Of(SessionDocument session, string folder) =>
        session with { Tracks = [.. session.Tracks.Select(t => t with { Clips = [.. t.Clips.Select(c => Of(c, folder))] })] };

    private static Clip Of(Clip clip, string folder)
    {
        var source = State(clip.Source, folder);
        return clip with { Hash = clip.Partner is null ? source : $"{source} | {State(clip.Partner, folder)}" };
    }

    // As build tools do: name, length and time of the last change, which costs nothing where hashing the stems would cost reading them all.
    private static string State(string path, string folder)
    {
        var file = new FileInfo(Path.GetFullPath(path, Path.GetFullPath(folder)));
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")
            : $"{file.FullName} absent";
    }
}
