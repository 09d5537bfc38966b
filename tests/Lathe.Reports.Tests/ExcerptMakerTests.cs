using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;
using Lathe.Files;
using Lathe.Reports.Listening;

namespace Lathe.Reports.Tests;

public class ExcerptMakerTests
{
    // 20 to 35 s is loud; the peak of all is elsewhere and short.
    private static readonly double[] Song = [.. Enumerable.Range(0, 45).Select(s => s == 3 ? 0.9 : s is >= 20 and < 35 ? 0.5 : 0.1)];

    [Fact]
    public void The_loudest_stretch_is_cut_equally_loud()
    {
        using var mix = Sample.Noise([.. Song.Select(l => l * 0.2)], seed: 1);
        using var master = Sample.Noise(Song, seed: 2);
        var excerpts = Make(mix, master)!;
        excerpts.Start.ShouldBe(20, 0.1);
        excerpts.Seconds.ShouldBe(15, 1e-9);
        var (before, after) = (Decode(excerpts.Before), Decode(excerpts.After));
        before.Integrated!.Value.ShouldBe(after.Integrated!.Value, 0.1);
        before.Frames.ShouldBe(15 * Sample.Rate);
        (before.EffectiveBits, after.EffectiveBits).ShouldBe((16, 16));
    }

    [Fact]
    public void What_would_clip_is_turned_down_on_both_sides()
    {
        // Sparse clicks of the mix have to be raised far above full scale to be as loud as dense noise.
        using var sparse = Sparse();
        using var master = Sample.Noise(Song, seed: 2);
        var excerpts = Make(sparse, master)!;
        var (before, after) = (Decode(excerpts.Before), Decode(excerpts.After));
        before.Integrated!.Value.ShouldBe(after.Integrated!.Value, 0.1);
        before.TruePeak!.Value.ShouldBeLessThan(0.01);
        before.TruePeak.Value.ShouldBeGreaterThan(-0.5);
    }

    [Fact]
    public void A_short_song_is_taken_whole()
    {
        using var mix = Sample.Noise([0.1, 0.1]);
        using var master = Sample.Noise([0.5, 0.5]);
        var excerpts = Make(mix, master)!;
        (excerpts.Start, excerpts.Seconds).ShouldBe((0, 2));
    }

    [Fact]
    public void Silence_gives_no_excerpts()
    {
        using var silence = Sample.Noise([0, 0]);
        using var master = Sample.Noise([0.5, 0.5]);
        Make(silence, master).ShouldBeNull();
        Make(master, silence).ShouldBeNull();
    }

    [Fact]
    public void The_same_song_gives_the_same_bytes()
    {
        using var mix = Sample.Noise([0.1, 0.2]);
        using var master = Sample.Noise([0.5, 0.5], seed: 3);
        var (first, second) = (Make(mix, master)!, Make(mix, master)!);
        first.Before.ToArray().ShouldBe(second.Before.ToArray());
        first.After.ToArray().ShouldBe(second.After.ToArray());
    }

    [Fact]
    public void An_excerpt_begins_and_ends_in_silence()
    {
        using var mix = Sample.Noise([0.5, 0.5]);
        using var master = Sample.Noise([0.5, 0.5], seed: 3);
        var measured = Decode(Make(mix, master)!.After);
        measured.Ends.Head.ShouldBeLessThan(0.1);
        measured.Ends.Tail.ShouldBeLessThan(0.1);
    }

    private static Excerpts? Make(IAudioSource mix, IAudioSource master) =>
        ExcerptMaker.Make(mix, master, Sample.Measure(master), CancellationToken.None);

    /// <summary>A full-scale click every 10 ms.</summary>
    private static BufferSource Sparse()
    {
        var buffer = new AudioBuffer(2, Song.Length * Sample.Rate);
        for (var c = 0; c < 2; c++)
        {
            for (var i = 0; i < buffer.Frames; i += 480)
            {
                buffer[c][i] = 1;
            }
        }

        return new(buffer, AudioFormat.Stereo(Sample.Rate));
    }

    private static Measurement Decode(ReadOnlyMemory<byte> flac)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, flac.ToArray());
            using var reader = AudioFile.Open(path);
            reader.Info.BitDepth.ShouldBe(16);
            return Sample.Measure(reader);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
