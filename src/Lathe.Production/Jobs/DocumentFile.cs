using System.Text;

namespace Lathe.Production.Jobs;

/// <summary>Writes documents whole or not at all.</summary>
internal static class DocumentFile
{
    /// <summary>Writes beside and renames.</summary>
    public static void Write(string path, string text)
    {
        var staged = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.partial");
        File.WriteAllText(staged, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(staged, path, overwrite: true);
    }

    /// <summary>Writes a proposal over a document that a person may have edited: what was there is kept beside it.</summary>
    /// <returns>Where the old one went, or null where there was none or it said the same.</returns>
    public static string? Replace(string path, string text)
    {
        string? kept = null;
        if (File.Exists(path) && File.ReadAllText(path) != text)
        {
            kept = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path) + ".previous" + Path.GetExtension(path));
            File.Copy(path, kept, overwrite: true);
        }

        Write(path, text);
        return kept;
    }
}
