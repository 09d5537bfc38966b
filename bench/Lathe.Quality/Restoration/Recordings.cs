using Lathe.Dsp.Buffers;
using Lathe.Files;

namespace Lathe.Quality.Restoration;

/// <summary>Real recordings to damage and to repair, where they are at hand.</summary>
internal static class Recordings
{
    private const int Seconds = 8;

    /// <summary>Voice, guitar, drums, bass and mixes, by their names under the audio folder beside the repository.</summary>
    public static IEnumerable<(string Name, double[] Samples, int Rate)> All() => From(
        "voices/speech-male-bart-massey.flac", "guitars/acoustic-bart-massey.flac", "multitrack/rock-132/vocal-lead.flac",
        "drums/break12.flac", "multitrack/easton-ellises-falcon69/bass.flac", "masters/rock-joshua-morin-on-the-run.flac");

    public static IEnumerable<(string Name, double[] Samples, int Rate)> From(params string[] names)
    {
        foreach (var name in names)
        {
            if (Path(name) is { } path)
            {
                using var source = AudioFile.Open(path);
                var frames = (int)Math.Min(source.Frames, Seconds * (long)source.Format.SampleRate);
                using var buffer = new AudioBuffer(source.Format.Channels, frames);
                source.Read(Math.Min(source.Frames / 3, source.Frames - frames), buffer.All);
                yield return (System.IO.Path.GetFileNameWithoutExtension(name), buffer[0].ToArray(), source.Format.SampleRate);
            }
        }
    }

    private static string? Path(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = System.IO.Path.Combine(at.FullName, "shared", "audio", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
