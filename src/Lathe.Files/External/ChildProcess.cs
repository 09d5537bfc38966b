using System.ComponentModel;
using System.Diagnostics;

namespace Lathe.Files.External;

/// <summary>Runs a program that reads media.</summary>
internal static class ChildProcess
{
    private const int MaxOutput = 4 << 20;

    /// <summary>Without a sign of life for so long a program counts as hung.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="path">The media file, named in messages.</param>
    /// <param name="progress">Something that changes while the program works, such as the length of its output.</param>
    /// <exception cref="MediaException">It is not installed, or hangs.</exception>
    public static (int ExitCode, string Output, string Errors) Run(string path, string program, IEnumerable<string> arguments, Func<long> progress)
    {
        using var process = Start(path, program, arguments);
        process.StandardInput.Close();
        var output = ReadLimited(process.StandardOutput);
        var errors = ReadLimited(process.StandardError);
        var (seen, silence) = (-1L, Stopwatch.StartNew());
        while (!process.WaitForExit(50))
        {
            if (progress() is var now && now != seen)
            {
                seen = now;
                silence.Restart();
            }
            else if (silence.Elapsed > Patience)
            {
                process.Kill(entireProcessTree: true);
                throw new MediaException(path, null, MediaCodes.Decoder, $"{program} does not get on with it and was stopped. Convert the file to WAV or FLAC.");
            }
        }

        return (process.ExitCode, output.Result, errors.Result);
    }

    private static Process Start(string path, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new MediaException(
                path, null, MediaCodes.Decoder, $"is not WAV, AIFF or FLAC, and {program}, which could read it, is not installed. Install the package ffmpeg, or convert the file to WAV or FLAC.", e);
        }
    }

    /// <summary>Reads to the end, so that the program is never held up, and keeps the beginning.</summary>
    private static async Task<string> ReadLimited(StreamReader reader)
    {
        var kept = new System.Text.StringBuilder();
        var buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer)) > 0)
        {
            kept.Append(buffer, 0, Math.Min(read, MaxOutput - kept.Length));
        }

        return kept.ToString();
    }
}
