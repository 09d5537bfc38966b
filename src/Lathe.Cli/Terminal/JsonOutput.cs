using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lathe.Cli.Terminal;

/// <summary>Prints one JSON value on standard output.</summary>
internal static class JsonOutput
{
    // Names of songs keep their letters; the output is no HTML.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(Action<Utf8JsonWriter> write)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            write(json);
        }

        output.Write("\n"u8);
    }
}
