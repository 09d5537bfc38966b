using Lathe.Dsp.Buffers;
using Lathe.Dsp.Noise;
using Lathe.Engine.Render;
using Lathe.Files;
using Lathe.Mixing.Assistant;
using Lathe.Mixing.Intake;

namespace Lathe.Mixing.Tests;

/// <summary>A folder of stems made for a test, gone with it.</summary>
internal sealed class StemFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("lathe-mixing-").FullName;

    public string Project => System.IO.Path.Combine(Path, "out");

    public IntakeReport Take(int threads = 0) => Take(Path, Project, threads);

    public static IntakeReport Take(string folder, string project, int threads = 0) =>
        StemIntake.Read(folder, new IntakeOptions { Project = project, Threads = threads }, null, TestContext.Current.CancellationToken);

    public static MixProposal Mix(IntakeReport intake, RenderOptions? options = null) =>
        MixAssistant.Propose(intake, new FolderSources(intake.Project), options, null, TestContext.Current.CancellationToken);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Writes a 32-bit float WAV.</summary>
    /// <param name="sample">Of channel and frame.</param>
    public void Write(string name, int rate, int channels, double seconds, Func<int, long, double> sample)
    {
        var format = AudioFormat.Of(rate, channels);
        var frames = (int)(seconds * rate);
        using var buffer = new AudioBuffer(channels, Math.Max(1, frames));
        for (var c = 0; c < channels; c++)
        {
            for (var n = 0; n < frames; n++)
            {
                buffer[c][n] = sample(c, n);
            }
        }

        using var writer = AudioFile.Create(System.IO.Path.Combine(Path, name), new AudioFileSpec(Container.Wav, SampleFormat.F32, format));
        writer.Write(buffer.View(0, frames));
        writer.Complete();
    }

    public void WriteText(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    /// <summary>Strokes at irregular times: noise, low-passed by a pole, that dies away; the highest peak is 0.5.</summary>
    /// <param name="pole">0 bright to 1 dark.</param>
    public static double[] Strokes(int rate, double seconds, ulong seed, double pole, double apart)
    {
        var noise = new WhiteNoise(seed, 0);
        var samples = new double[(int)(seconds * rate)];
        var (state, level) = (0.0, 0.0);
        var next = (long)(0.1 * rate);
        for (var n = 0; n < samples.Length; n++)
        {
            if (n == next)
            {
                level = 0.6 + (0.3 * noise.Uniform(n));
                next += (long)(apart * rate * (1 + (0.7 * noise.Uniform(n + 1))));
            }

            level *= 1 - (14.0 / rate);
            state += (1 - pole) * (noise.Uniform(n) - state);
            samples[n] = level * state;
        }

        var peak = samples.Max(Math.Abs);
        return [.. samples.Select(x => 0.5 * x / peak)];
    }

    /// <summary>A voice-like tone: a sawtooth of few harmonics that glides, in phrases.</summary>
    public static double Voice(int rate, long frame, double hertz)
    {
        var t = frame / (double)rate;
        var phrase = Math.Sin(2 * Math.PI * t / 4) > -0.3 ? 1.0 : 0.0;
        var pitch = hertz * t + (0.6 * Math.Sin(2 * Math.PI * 0.7 * t)) + (0.05 * Math.Sin(2 * Math.PI * 5.5 * t));
        var sum = 0.0;
        for (var k = 1; k <= 12; k++)
        {
            sum += Math.Sin(2 * Math.PI * k * pitch) / k;
        }

        return 0.15 * phrase * sum;
    }
}
