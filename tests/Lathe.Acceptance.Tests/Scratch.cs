using System.Security.Cryptography;

namespace Lathe.Acceptance.Tests;

/// <summary>A folder of its own for one test, deleted with everything in it.</summary>
public sealed class Scratch : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("lathe-acceptance-").FullName;

    public string this[params string[] names] => Path.Combine([Root, .. names]);

    public string Folder(params string[] names) => Directory.CreateDirectory(this[names]).FullName;

    public string Write(string text, params string[] names)
    {
        var path = this[names];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    /// <summary>Every file below a folder and its hash, by name.</summary>
    public static SortedDictionary<string, string> Hashes(string folder) =>
        new(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), Hash), StringComparer.Ordinal);

    /// <summary>Files below a folder that a person would take for a result: hidden ones and what lies in hidden folders are none.</summary>
    public static string[] Deliverables(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Where(f => !f.Split('/').Any(p => p.StartsWith('.'))).Order(StringComparer.Ordinal)]
        : [];
}
