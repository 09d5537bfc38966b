using System.Collections.Immutable;

namespace Lathe.Mixing.Intake;

/// <summary>What lies in a folder: files that may be audio, and the rest. Folders inside and hidden files are left alone.</summary>
internal sealed record FolderScan(ImmutableArray<string> Audio, ImmutableArray<string> Other)
{
    private static readonly ImmutableHashSet<string> Endings = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".wav", ".wave", ".bwf", ".rf64", ".bw64", ".w64", ".aif", ".aiff", ".aifc", ".flac", ".caf", ".au", ".snd", ".mp3", ".mp2", ".m4a", ".aac", ".alac",
        ".ogg", ".oga", ".opus", ".wma", ".wv", ".ape", ".tta");

    /// <exception cref="IntakeException">There is no such folder, or no audio in it.</exception>
    public static FolderScan Of(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new IntakeException(
                IntakeCodes.FolderAbsent,
                File.Exists(folder) ? $"{folder} is a file; give the folder that holds the stems." : $"{folder} does not exist; give the folder that holds the stems.");
        }

        var names = Directory.EnumerateFiles(folder)
            .Select(f => System.IO.Path.GetFileName(f)!)
            .Where(n => n[0] != '.')
            .Order(NaturalOrder.Comparer)
            .ToLookup(n => IsAudio(System.IO.Path.Combine(folder, n)));
        return names[true].Any()
            ? new FolderScan([.. names[true]], [.. names[false]])
            : throw new IntakeException(IntakeCodes.NoStems, $"{folder} holds no audio files; give the folder that holds the stems.");
    }

    // A name that promises audio is taken at its word, and complained of where it lies; without one the first bytes decide.
    private static bool IsAudio(string path) => Endings.Contains(System.IO.Path.GetExtension(path)) || HasAudioHead(path);

    private static bool HasAudioHead(string path)
    {
        Span<byte> head = stackalloc byte[12];
        try
        {
            using var stream = File.OpenRead(path);
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return head.StartsWith("fLaC"u8)
            || (head.Length == 12 && (head[8..].SequenceEqual("WAVE"u8) || (head.StartsWith("FORM"u8) && head[8..11].SequenceEqual("AIF"u8))));
    }
}
