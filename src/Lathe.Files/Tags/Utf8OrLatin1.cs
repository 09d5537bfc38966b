using System.Text;

namespace Lathe.Files.Tags;

/// <summary>Text whose encoding no one states.</summary>
internal static class Utf8OrLatin1
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes up to the first NUL, as UTF-8 where it is valid, as Latin-1 otherwise.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        if (end >= 0)
        {
            bytes = bytes[..end];
        }

        try
        {
            return Strict.GetString(bytes).Trim();
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes).Trim();
        }
    }
}
