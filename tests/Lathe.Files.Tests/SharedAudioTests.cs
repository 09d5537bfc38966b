using System.Diagnostics;
using System.Runtime.InteropServices;
using Lathe.Dsp.Buffers;

namespace Lathe.Files.Tests;

/// <summary>Real, odd and damaged files, where they are present.</summary>
public sealed class SharedAudioTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static string Shared
    {
        get
        {
            Assert.SkipWhen(TestAudio.Shared is null, "There is no folder ../shared/audio.");
            return TestAudio.Shared!;
        }
    }

    [Fact]
    public void Every_file_of_the_flac_test_suite_decodes_to_its_checksum()
    {
        var files = Directory.GetFiles(Path.Combine(Shared, "flac", "subset"), "*.flac");
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            using var reader = AudioFile.Open(file);
            ReadAll(reader);
            reader.Checksum.ShouldBe(ChecksumState.Matches, file);
            reader.Info.Warnings.ShouldBeEmpty(file);
        }
    }

    [Theory]
    [InlineData("formats")]
    [InlineData("damaged")]
    [InlineData("flac/faulty")]
    [InlineData("flac/uncommon")]
    public void Every_file_is_read_or_refused_with_one_line_in_time(string folder)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Shared, folder)))
        {
            var clock = Stopwatch.StartNew();
            var isOurs = true;
            try
            {
                using var reader = AudioFile.Open(file);
                isOurs = reader.Info.Container != Container.Other;
                ReadAll(reader);
                reader.Info.Warnings.ShouldAllBe(w => !w.Contains('\n'));
            }
            catch (MediaException e)
            {
                e.Message.ShouldNotContain('\n');
                e.Message.ShouldContain(Path.GetFileName(file));
                isOurs = e.Offset is not null;
            }

            // Starting a decoder takes as long as the machine likes; our own readers have no such excuse.
            clock.Elapsed.ShouldBeLessThan(isOurs ? Limit : 10 * Limit, file);
        }
    }

    [Theory]
    [InlineData("*.wav")]
    [InlineData("*.w64")]
    [InlineData("*.aif*")]
    [InlineData("*.flac")]
    public void Samples_are_those_that_another_decoder_gives(string pattern)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Shared, "formats"), pattern))
        {
            // ffmpeg takes 24 bits in 4 bytes for floating-point numbers; the file holds integers in the low three bytes.
            if (Path.GetFileName(file).Contains("24bit-4byte", StringComparison.Ordinal))
            {
                continue;
            }

            using var reader = AudioFile.Open(file);
            if (reader.Info.Container == Container.Other || reader.Frames == 0)
            {
                continue;
            }

            var expected = DecodeElsewhere(file);
            var samples = ReadAll(reader);
            samples.AsSpan().SequenceEqual(expected).ShouldBeTrue($"{file}: {samples.Length} samples, elsewhere {expected.Length}");
        }
    }

    [Theory]
    [InlineData("probe-guitar.cbr192.mp3", "mp3", true, 44100)]
    [InlineData("probe-guitar.ogg", "vorbis", true, 44100)]
    [InlineData("probe-guitar.alac.m4a", "alac", false, 44100)]
    [InlineData("probe-guitar.s24.caf", "pcm_s24be", false, 44100)]
    public void Other_formats_are_read_through_an_external_decoder(string name, string codec, bool isLossy, long frames)
    {
        Tool.Run("ffmpeg", "-version");
        var spools = Directory.GetFiles(Path.GetTempPath(), "lathe-*.wav").Length;
        using (var reader = AudioFile.Open(Path.Combine(Shared, "formats", name)))
        {
            reader.Info.Codec.ShouldBe(codec);
            reader.Info.IsLossy.ShouldBe(isLossy);
            reader.Info.BitDepth.HasValue.ShouldBe(!isLossy);
            reader.Frames.ShouldBe(frames);
            ReadAll(reader).ShouldContain(s => s != 0);
        }

        Directory.GetFiles(Path.GetTempPath(), "lathe-*.wav").Length.ShouldBe(spools);
    }

    [Fact]
    public void Real_music_is_as_small_as_the_reference_encoder_makes_it()
    {
        using var folder = new TempFolder();
        long ours = 0, theirs = 0;
        foreach (var file in Directory.GetFiles(Path.Combine(Shared, "masters"), "*.flac").Order(StringComparer.Ordinal).Take(3))
        {
            Tool.Run("flac", "-8", "-s", "-f", "--no-padding", "--no-seektable", "-o", folder["theirs.flac"], file);
            using (var reader = AudioFile.Open(file))
            using (var writer = AudioFile.Create(folder["ours.flac"], new AudioFileSpec(Container.Flac, reader.Info.SampleFormat!.Value, reader.Format)))
            {
                using var buffer = new AudioBuffer(reader.Format.Channels, 4096);
                for (long at = 0; at < reader.Frames; at += 4096)
                {
                    writer.Write(buffer.View(0, reader.Read(at, buffer.All)));
                }

                writer.Complete();
            }

            Tool.Run("flac", "-t", "-s", folder["ours.flac"]);
            ours += new FileInfo(folder["ours.flac"]).Length;
            theirs += new FileInfo(folder["theirs.flac"]).Length;
        }

        ((double)ours / theirs).ShouldBeLessThan(1.01);
    }

    private static double[] ReadAll(AudioReader reader)
    {
        var channels = reader.Format.Channels;
        var all = new double[reader.Frames * channels];
        using var buffer = new AudioBuffer(channels, 4096);
        for (long at = 0; at < reader.Frames; at += 4096)
        {
            var read = reader.Read(at, buffer.All);
            for (var c = 0; c < channels; c++)
            {
                for (var i = 0; i < read; i++)
                {
                    all[((at + i) * channels) + c] = buffer[c][i];
                }
            }
        }

        return all;
    }

    private static double[] DecodeElsewhere(string file)
    {
        using var folder = new TempFolder();
        Tool.Run("ffmpeg", "-v", "error", "-i", file, "-map", "0:a:0", "-c:a", "pcm_f64le", "-f", "f64le", folder["raw"]);
        return MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(folder["raw"])).ToArray();
    }
}
