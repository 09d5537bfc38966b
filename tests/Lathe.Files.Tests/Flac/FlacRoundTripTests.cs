using Lathe.Dsp.Buffers;

namespace Lathe.Files.Tests.Flac;

public sealed class FlacRoundTripTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<SampleFormat, int, int> Shapes()
    {
        var data = new TheoryData<SampleFormat, int, int>();
        foreach (var sample in new[] { SampleFormat.U8, SampleFormat.S16, SampleFormat.S24, SampleFormat.S32 })
        {
            foreach (var channels in new[] { 1, 2, 3, 8 })
            {
                foreach (var frames in new[] { 0, 1, 15, 33, 4096, 4097, 20_000 })
                {
                    data.Add(sample, channels, frames);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Integers_written_are_integers_read_and_the_checksum_matches(SampleFormat sample, int channels, int frames)
    {
        var samples = TestAudio.Integers(channels, frames, sample.Bits, seed: frames);
        Write("a", sample, channels, 48000, samples);
        using var reader = AudioFile.Open(_folder["a"]);
        reader.Info.Warnings.ShouldBeEmpty();
        reader.Info.BitDepth.ShouldBe(sample.Bits);
        reader.Frames.ShouldBe(frames);
        TestAudio.ReadIntegers(reader, sample.Bits).ShouldBe(samples);
        reader.Checksum.ShouldBe(frames == 0 ? ChecksumState.Pending : ChecksumState.Matches);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(32)]
    public void Extremes_survive(int bits)
    {
        var full = 1L << (bits - 1);
        var random = new Random(bits);
        var (low, high) = ((int)-full, (int)(full - 1));
        var samples = new int[30_000];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = (i / 5000) switch
            {
                0 => (i & 2) == 0 ? low : high,
                1 => (int)random.NextInt64(low, full),
                2 => high,
                3 => i % 977 == 0 ? low : 0,
                4 => ((i & 1) == 0) ? high : low,
                _ => (random.Next(7) - 3) << (bits / 2),
            };
        }

        var format = bits switch { 8 => SampleFormat.U8, 16 => SampleFormat.S16, 24 => SampleFormat.S24, _ => SampleFormat.S32 };
        Write("a", format, 2, 44100, samples);
        using var reader = AudioFile.Open(_folder["a"]);
        TestAudio.ReadIntegers(reader, bits).ShouldBe(samples);
        reader.Checksum.ShouldBe(ChecksumState.Matches);
    }

    [Theory]
    [InlineData(SampleFormat.U8, 1, 8000)]
    [InlineData(SampleFormat.S16, 2, 44100)]
    [InlineData(SampleFormat.S24, 6, 96000)]
    [InlineData(SampleFormat.S24, 2, 11025)]
    [InlineData(SampleFormat.S24, 2, 384000)]
    public void The_reference_decoder_accepts_what_is_written(SampleFormat sample, int channels, int rate)
    {
        var samples = TestAudio.Integers(channels, 50_001, sample.Bits, seed: 3);
        Write("a.flac", sample, channels, rate, samples);
        Tool.Run("flac", "-t", "-s", "--warnings-as-errors", _folder["a.flac"]);
    }

    [Fact]
    public void Any_position_reads_what_a_reading_in_order_gives()
    {
        var samples = TestAudio.Integers(2, 600_000, 16, seed: 11);
        Write("a", SampleFormat.S16, 2, 44100, samples);
        using var reader = AudioFile.Open(_folder["a"]);
        using var buffer = new AudioBuffer(2, 700);
        var random = new Random(12);
        for (var trial = 0; trial < 300; trial++)
        {
            var position = random.Next(600_000);
            var read = reader.Read(position, buffer.All);
            read.ShouldBe(Math.Min(700, 600_000 - position));
            for (var i = 0; i < read; i++)
            {
                (buffer[1][i] * 32768).ShouldBe(samples[((position + i) * 2) + 1], $"position {position + i}");
            }
        }
    }

    [Fact]
    public void The_bytes_do_not_depend_on_how_the_samples_arrive()
    {
        var samples = TestAudio.Integers(2, 150_000, 24, seed: 4);
        Write("a", SampleFormat.S24, 2, 44100, samples);
        using (var writer = AudioFile.Create(_folder["b"], Spec(SampleFormat.S24, 2, 44100)))
        {
            for (var at = 0; at < samples.Length; at += 2 * 777)
            {
                writer.WriteIntegers(samples.AsSpan(at, Math.Min(2 * 777, samples.Length - at)));
            }

            writer.Complete();
        }

        FileHash.Compute(_folder["b"]).ShouldBe(FileHash.Compute(_folder["a"]));
    }

    [Fact]
    public void A_sample_beyond_the_bit_depth_is_refused()
    {
        using var writer = AudioFile.Create(_folder["a"], Spec(SampleFormat.S16, 1, 44100));
        Should.Throw<ArgumentOutOfRangeException>(() => writer.WriteIntegers([0, 32768]));
    }

    public void Dispose() => _folder.Dispose();

    private static AudioFileSpec Spec(SampleFormat sample, int channels, int rate) => new(Container.Flac, sample, AudioFormat.Of(rate, channels));

    private void Write(string name, SampleFormat sample, int channels, int rate, int[] samples)
    {
        using var writer = AudioFile.Create(_folder[name], Spec(sample, channels, rate));
        writer.WriteIntegers(samples);
        writer.Complete();
    }
}
