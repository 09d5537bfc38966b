using System.Text;
using Lathe.Session.Diagnostics;

namespace Lathe.Session.Yaml;

/// <summary>The text of a document's file.</summary>
internal static class DocumentText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null with a problem where the file cannot be read.</summary>
    public static string? Load(string file, ProblemList problems)
    {
        try
        {
            if (new FileInfo(file).Length > 4L * NodeParser.MaxCharacters)
                return Refuse(ProblemCodes.TooLarge, $"{file} is larger than any document.", "Name a document, not an audio file.");

            // A byte-order mark is no part of the text.
            var text = Strict.GetString(File.ReadAllBytes(file));
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse(ProblemCodes.NotReadable, $"{file} does not exist.", "Check the name.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(ProblemCodes.NotReadable, $"{file} cannot be read: {e.Message}", "Check its permissions.");
        }
        catch (ArgumentException)
        {
            return Refuse(ProblemCodes.NotReadable, $"{file} is not UTF-8 text.", "Save it as UTF-8.");
        }

        string? Refuse(ProblemCode code, string message, string remedy)
        {
            problems.Add(code, Mark.None, "", message, remedy);
            return null;
        }
    }
}
