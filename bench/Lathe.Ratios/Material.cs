using Lathe.Dsp.Buffers;
using Lathe.Dsp.Noise;
using Lathe.Dsp.Resampling;
using Lathe.Files;

namespace Lathe.Ratios;

/// <summary>The stereo audio that all contestants of a row get: planar doubles for Lathe, floats for the peers, and a WAV file for commands.</summary>
internal sealed class Material : IDisposable
{
    private static readonly int[] Roots = [0, 5, 7, 3];   // semitones over 55 Hz
    private static readonly double[] Chord = [4, 5, 6, 8]; // partials of the root

    private Material(AudioBuffer planar, int sampleRate, string file)
    {
        Planar = planar;
        SampleRate = sampleRate;
        File = file;
        Left = [.. planar[0].ToArray().Select(x => (float)x)];
        Right = [.. planar[1].ToArray().Select(x => (float)x)];
    }

    public AudioBuffer Planar { get; }

    public int SampleRate { get; }

    public int Frames => Planar.Frames;

    public double Seconds => (double)Frames / SampleRate;

    public float[] Left { get; }

    public float[] Right { get; }

    /// <summary>The same as a 24-bit WAV.</summary>
    public string File { get; }

    /// <summary>Dense music: four chords over a bass with drum hits and a bed of pink noise, near full scale. The same at every run.</summary>
    public static Material Song(double seconds, int sampleRate)
    {
        var frames = (int)(seconds * sampleRate) / Quantum.Frames * Quantum.Frames;
        var audio = new AudioBuffer(2, frames);
        for (var c = 0; c < 2; c++)
        {
            new PinkNoise(sampleRate, 11, c).Fill(audio[c]);
            var hiss = new WhiteNoise(5, c);
            for (var i = 0; i < frames; i++)
            {
                var t = (double)i / sampleRate;
                var beat = t % 0.5;
                var root = 55 * Math.Pow(2, Roots[(int)(t / 2) % 4] / 12.0);
                var chord = 0.0;
                foreach (var partial in Chord)
                {
                    chord += Math.Sin((2 * Math.PI * root * partial * t) + (c * partial));
                }

                var kick = Math.Exp(-beat * 12) * Math.Sin(2 * Math.PI * 60 * beat * (1 + Math.Exp(-beat * 40)));
                var snare = (t % 1.0) >= 0.5 ? Math.Exp(-beat * 18) * hiss.Uniform(i) : 0;
                audio[c][i] = Math.Clamp((0.08 * audio[c][i]) + (0.1 * chord) + (0.2 * Math.Sin(2 * Math.PI * root * t)) + (0.55 * kick) + (0.4 * snare), -1, 1);
            }
        }

        return Of(audio, sampleRate);
    }

    /// <summary>A recording, repeated to the length and brought to the rate.</summary>
    public static Material Recording(string path, double seconds, int sampleRate)
    {
        using var reader = AudioFile.Open(path);
        using IAudioSource source = reader.Format.SampleRate == sampleRate ? reader : new ResampledSource(reader, sampleRate);
        var frames = (int)(seconds * sampleRate) / Quantum.Frames * Quantum.Frames;
        var audio = new AudioBuffer(2, frames);
        using var part = new AudioBuffer(source.Format.Channels, 4096);
        for (var at = 0; at < frames;)
        {
            var read = source.Read(at % source.Frames, part.View(0, Math.Min(4096, frames - at)));
            for (var c = 0; c < 2; c++)
            {
                part[Math.Min(c, source.Format.Channels - 1)][..read].CopyTo(audio[c][at..]);
            }

            at += read;
        }

        return Of(audio, sampleRate);
    }

    public void Dispose()
    {
        Planar.Dispose();
        System.IO.File.Delete(File);
    }

    private static Material Of(AudioBuffer audio, int sampleRate)
    {
        var file = Path.Combine(Path.GetTempPath(), $"lathe-ratios-{Environment.ProcessId}-{sampleRate}.wav");
        WavFile.Write(file, audio, sampleRate);
        return new Material(audio, sampleRate, file);
    }
}
