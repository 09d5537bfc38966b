using System.Security.Cryptography;

namespace Lathe.Files;

/// <summary>SHA-256 of a file's bytes: names a source wherever it lies.</summary>
public static class FileHash
{
    /// <summary>64 lower-case hexadecimal digits. Streams: memory does not grow with the file.</summary>
    public static string Compute(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 17, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
