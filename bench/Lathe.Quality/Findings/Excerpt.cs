using Lathe.Dsp.Buffers;
using Lathe.Dsp.Noise;
using Lathe.Files;

namespace Lathe.Quality.Findings;

/// <summary>Some seconds of a real recording, brought to a state that no class of defects should find fault with.</summary>
/// <param name="Name">Folder and name of the recording.</param>
/// <param name="Samples">By channel: two, or one for a voice.</param>
internal sealed record Excerpt(string Name, int Rate, double[][] Samples)
{
    private const double Seconds = 10;
    private const double Silence = 0.5;

    /// <summary>Songs whose name has an even FNV-1a hash were used while the limits were chosen; the others are the test.</summary>
    public bool IsTest => Hash(Name) % 2 == 1;

    public static IReadOnlyList<Excerpt> Songs() => Find(["masters", "album/eif-side-a", "album/capdan"]);

    public static IReadOnlyList<Excerpt> Voices() => Find(["voices", "multitrack/francium", "multitrack/rubidium", "multitrack/rock-132"])
        .Where(e => e.Name.Contains("vo", StringComparison.Ordinal) && !e.Name.Contains("bgvox", StringComparison.Ordinal)).ToList();

    /// <summary>A copy to plant into.</summary>
    public double[][] Copy() => [.. Samples.Select(s => s.ToArray())];

    private static uint Hash(string name)
    {
        var hash = 2166136261;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash >> 7;
    }

    private static List<Excerpt> Find(string[] folders)
    {
        var found = new List<Excerpt>();
        if (Audio() is { } audio)
        {
            foreach (var file in folders.Select(f => Path.Combine(audio, f)).Where(Directory.Exists).SelectMany(f => Directory.GetFiles(f, "*.flac")).Order(StringComparer.Ordinal))
            {
                if (Read(Path.GetRelativePath(audio, file).Replace('\\', '/'), file) is { } excerpt)
                {
                    found.Add(excerpt);
                }
            }
        }

        return found;
    }

    private static string? Audio()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var audio = Path.Combine(at.FullName, "shared", "audio");
            if (Directory.Exists(audio))
            {
                return audio;
            }
        }

        return null;
    }

    private static Excerpt? Read(string name, string path)
    {
        using var reader = AudioFile.Open(path);
        var rate = reader.Format.SampleRate;
        if (reader.Frames < 9 * rate || reader.Format.Channels > 2 || rate < 44100)
        {
            return null;
        }

        var frames = (int)Math.Min(reader.Frames, Seconds * rate);
        using var buffer = new AudioBuffer(reader.Format.Channels, frames);
        reader.Read((reader.Frames - frames) / 2, buffer.All);
        var silence = (int)(Silence * rate);
        var samples = Enumerable.Range(0, buffer.Channels).Select(c => Clean(buffer[c].ToArray(), rate, silence, c)).ToArray();
        var peak = samples.Max(s => s.Max(Math.Abs));
        return peak < 0.02 ? null : new Excerpt(name, rate, [.. samples.Select(s => s.Select(x => x * 0.7 / peak).ToArray())]);
    }

    /// <summary>
    /// Without its mean, faded in over 30 ms and out over two seconds, with silence at both ends, and with a little noise, 84 dB below full scale, where
    /// there is sound: so the top of the spectrum is not empty where a coder has emptied it.
    /// </summary>
    private static double[] Clean(double[] x, int rate, int silence, int channel)
    {
        var mean = x.Average();
        var noise = new WhiteNoise(2217, channel);
        var y = new double[x.Length + (2 * silence)];
        for (var i = 0; i < x.Length; i++)
        {
            var fade = Math.Min(1, Math.Min(i / (0.03 * rate), (x.Length - i) / (2.0 * rate)));
            y[silence + i] = fade * fade * (x[i] - mean + (1e-4 * noise.Uniform(i)));
        }

        return y;
    }
}
