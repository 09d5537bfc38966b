using Lathe.Files;

namespace Lathe.Acceptance.Tests;

/// <summary>The stems of a small band: mixed rates, depths, containers, mono and stereo.</summary>
public static class Band
{
    public const int Size = 6;

    private const double Beat = 0.5;

    public static string Write(string folder, double seconds = 8)
    {
        Tone.Write(Path.Combine(folder, "01 Kick.wav"), 44100, 1, seconds, (_, t) => 0.7 * Tone.Struck(t % (2 * Beat), 55, 0.12), SampleFormat.S16);
        Tone.Write(Path.Combine(folder, "02 Snare.wav"), 48000, 1, seconds, (_, t) => 0.4 * Hit((t + Beat) % (2 * Beat), 190, 0.07, t, 1));
        Tone.Write(Path.Combine(folder, "03 Hi-Hat.flac"), 48000, 1, seconds, (_, t) => 0.15 * Tone.Noise(t, 2) * Math.Exp(-t % (Beat / 2) / 0.03));
        Tone.Write(Path.Combine(folder, "04 Bass.wav"), 44100, 1, seconds, (_, t) => 0.3 * Chord(t, 0.3, Root(t) / 2), SampleFormat.F32);
        Tone.Write(Path.Combine(folder, "05 Electric Guitar (Übung).aiff"), 96000, 2, seconds, (c, t) => 0.12 * Chord(t, 0.8, Root(t) * 2 * (1 + (0.003 * c)), Root(t) * 3));
        Tone.Write(Path.Combine(folder, "06 Lead Vocal.wav"), 44100, 1, seconds, (_, t) => Voice(t));
        return folder;
    }

    private static double Root(double time) => ((int)(time / (4 * Beat)) % 3) switch { 0 => 110, 1 => 146.83, _ => 98 };

    private static double Hit(double since, double hertz, double decay, double time, uint seed) =>
        Tone.Struck(since, hertz, decay) + (0.5 * Tone.Noise(time, seed) * Math.Exp(-since / decay));

    private static double Chord(double time, double decay, params double[] notes) =>
        notes.Sum(note => Enumerable.Range(1, 6).Sum(k => Tone.Struck(time % Beat, k * note, decay / k) / k));

    private static double Voice(double time)
    {
        var phrase = time % 2 < 1.5 ? Math.Sin(Math.PI * (time % 2) / 1.5) : 0;
        var hertz = Root(time) * 2;
        return 0.2 * phrase * Enumerable.Range(1, 12).Sum(k => Math.Sin((2 * Math.PI * k * hertz * time) + (0.1 * k * Math.Sin(2 * Math.PI * 5.5 * time))) / (1 + Math.Abs((k * hertz) - 700) / 400));
    }
}
