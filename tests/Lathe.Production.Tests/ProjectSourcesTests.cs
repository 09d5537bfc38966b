using Lathe.Dsp.Buffers;
using Lathe.Engine.Compile;
using Lathe.Production.Sources;
using Lathe.Session.Mix;

namespace Lathe.Production.Tests;

public sealed class ProjectSourcesTests : IDisposable
{
    private readonly ProductionFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_source_of_the_sessions_rate_is_read_to_the_bit()
    {
        _folder.Write("a.wav", 48000, 1, 1000, (_, n) => 1.0 / (n + 3));
        using var source = new ProjectSources(_folder.Root).Open(new Clip("a.wav", null, []), 48000);
        using var buffer = Read(source);
        buffer[0][999].ShouldBe(1.0 / 1002);
    }

    [Fact]
    public void A_source_of_another_rate_is_converted()
    {
        _folder.Write("a.wav", 44100, 1, 44100, (_, n) => 0.5 * Math.Sin(2 * Math.PI * 1000 * n / 44100));
        using var source = new ProjectSources(_folder.Root).Open(new Clip("a.wav", null, []), 48000);
        source.Format.SampleRate.ShouldBe(48000);
        source.Frames.ShouldBe(48000);
        using var buffer = Read(source);
        for (var n = 10_000; n < 38_000; n++)
        {
            // The conversion's pass-band ripple and stop-band; the ends, where the tone begins and stops, ring.
            buffer[0][n].ShouldBe(0.5 * Math.Sin(2 * Math.PI * 1000 * n / 48000), 1e-6);
        }
    }

    [Fact]
    public void Two_mono_files_become_one_stereo_source_and_the_shorter_is_silent_after_its_end()
    {
        _folder.Write("l.wav", 48000, 1, 1000, (_, _) => 0.25);
        _folder.Write("r.wav", 48000, 1, 600, (_, _) => 0.5);
        using var source = new ProjectSources(_folder.Root).Open(new Clip("l.wav", null, [], Partner: "r.wav"), 48000);
        source.Format.ShouldBe(AudioFormat.Stereo(48000));
        source.Frames.ShouldBe(1000);
        using var buffer = Read(source);
        buffer[0].ToArray().ShouldAllBe(s => s == 0.25);
        buffer[1][..600].ToArray().ShouldAllBe(s => s == 0.5);
        buffer[1][600..].ToArray().ShouldAllBe(s => s == 0);
    }

    [Fact]
    public void Halves_of_a_pair_that_do_not_match_are_refused()
    {
        _folder.Write("l.wav", 48000, 1, 100, (_, _) => 0.25);
        _folder.Write("r.wav", 44100, 1, 100, (_, _) => 0.5);
        Should.Throw<SourceException>(() => new ProjectSources(_folder.Root).Open(new Clip("l.wav", null, [], Partner: "r.wav"), 48000));
    }

    [Fact]
    public void A_source_that_cannot_be_read_is_named()
    {
        File.WriteAllText(_folder["notes.wav"], "no audio");
        foreach (var name in new[] { "absent.wav", "notes.wav" })
        {
            Should.Throw<SourceException>(() => new ProjectSources(_folder.Root).Open(new Clip(name, null, []), 48000)).Message.ShouldContain(name);
        }
    }

    private static AudioBuffer Read(IAudioSource source)
    {
        var buffer = new AudioBuffer(source.Format.Channels, (int)source.Frames);
        for (var at = 0; at < buffer.Frames;)
        {
            var read = source.Read(at, buffer.View(at, Math.Min(777, buffer.Frames - at)));
            read.ShouldBeGreaterThan(0);
            at += read;
        }

        return buffer;
    }
}
