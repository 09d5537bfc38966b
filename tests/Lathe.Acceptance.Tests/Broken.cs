using Lathe.Files;

namespace Lathe.Acceptance.Tests;

/// <summary>Files that cannot be used.</summary>
public static class Broken
{
    public static string WithoutFrames(string path) => Tone.Write(path, 48000, 1, 0, (_, _) => 0, SampleFormat.S16);

    public static string NotFinite(string path) =>
        Tone.Write(path, 48000, 1, 2, (_, t) => t is > 1 and < 1.01 ? double.NaN : 0.3 * Math.Sin(2000 * t), SampleFormat.F32);

    public static string Silent(string path) => Tone.Write(path, 48000, 1, 4, (_, _) => 0);

    /// <summary>A FLAC file whose middle was overwritten.</summary>
    public static string Damaged(string path)
    {
        Tone.Write(path, 48000, 1, 4, (_, t) => 0.3 * Tone.Noise(t, 7), SampleFormat.S16);
        using var file = File.OpenWrite(path);
        file.Position = file.Length / 2;
        var rubbish = new byte[20_000];
        rubbish.AsSpan().Fill(0x5A);
        file.Write(rubbish);
        return path;
    }

    /// <summary>A WAVE file of which only the first bytes of the header are left.</summary>
    public static string Cut(string path)
    {
        File.WriteAllBytes(path, "RIFF\x24\0\0\0WAVEfmt "u8.ToArray());
        return path;
    }

    public static string Text(string path)
    {
        File.WriteAllText(path, "Notes of the session: the singer had a cold.\n");
        return path;
    }
}
