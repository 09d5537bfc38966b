using Lathe.Dsp.Buffers;

namespace Lathe.Files.Tests.Pcm;

public sealed class LinearRoundTripTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<Container, SampleFormat, int> Integers()
    {
        var data = new TheoryData<Container, SampleFormat, int>();
        foreach (var container in new[] { Container.Wav, Container.Rf64, Container.Bw64, Container.Aiff, Container.Aifc })
        {
            foreach (var format in new[] { SampleFormat.U8, SampleFormat.S16, SampleFormat.S24, SampleFormat.S32 })
            {
                foreach (var channels in new[] { 1, 2, 6, 16 })
                {
                    data.Add(container, format, channels);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Integers))]
    public void Integers_written_are_integers_read(Container container, SampleFormat sample, int channels)
    {
        var format = AudioFormat.Of(48000, channels);
        var samples = TestAudio.Integers(channels, 4097, sample.Bits, seed: channels);
        using (var writer = AudioFile.Create(_folder["a"], new AudioFileSpec(container, sample, format)))
        {
            writer.WriteIntegers(samples.AsSpan(0, channels * 100));
            writer.WriteIntegers(samples.AsSpan(channels * 100));
            writer.Complete();
        }

        using var reader = AudioFile.Open(_folder["a"]);
        reader.Info.Warnings.ShouldBeEmpty();
        reader.Info.Container.ShouldBe(container);
        reader.Info.SampleFormat.ShouldBe(sample);
        reader.Info.BitDepth.ShouldBe(sample.Bits);
        reader.Format.ShouldBe(format);
        reader.Frames.ShouldBe(4097);
        TestAudio.ReadIntegers(reader, sample.Bits).ShouldBe(samples);
    }

    [Theory]
    [InlineData(Container.Wav, SampleFormat.F32)]
    [InlineData(Container.Wav, SampleFormat.F64)]
    [InlineData(Container.Rf64, SampleFormat.F64)]
    [InlineData(Container.Aifc, SampleFormat.F32)]
    [InlineData(Container.Aifc, SampleFormat.F64)]
    public void Floating_point_samples_come_back_to_the_bit_with_infinities_and_nan(Container container, SampleFormat sample)
    {
        double[] samples = [0, -0.0, 1, -1, 1.5, -3.25, double.NaN, double.PositiveInfinity, double.NegativeInfinity, float.Epsilon];
        using (var writer = AudioFile.Create(_folder["a"], new AudioFileSpec(container, sample, AudioFormat.Stereo(44100))))
        {
            writer.Write(TestAudio.Planar(samples, 2));
            writer.Complete();
        }

        using var reader = AudioFile.Open(_folder["a"]);
        reader.Info.Codec.ShouldBe("float");
        var read = new double[10];
        reader.Read(0, TestAudio.Planar(read, 2)).ShouldBe(5);
        read.Select(BitConverter.DoubleToInt64Bits).ShouldBe(samples.Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1.5, 2)]
    [InlineData(2.5, 2)]
    [InlineData(-0.5, 0)]
    [InlineData(-1.5, -2)]
    [InlineData(40000, 32767)]
    [InlineData(-40000, -32768)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 32767)]
    public void Doubles_are_rounded_to_the_nearest_even_and_clamped(double steps, int expected)
    {
        using (var writer = AudioFile.Create(_folder["a"], new AudioFileSpec(Container.Wav, SampleFormat.S16, AudioFormat.Of(8000, 1))))
        {
            writer.Write(TestAudio.Planar([steps / 32768], 1));
            writer.Complete();
        }

        using var reader = AudioFile.Open(_folder["a"]);
        TestAudio.ReadIntegers(reader, 16).ShouldBe([expected]);
    }

    [Fact]
    public void Any_position_and_length_reads_what_a_reading_of_the_whole_gives()
    {
        var samples = TestAudio.Integers(3, 100_000, 24, seed: 5);
        using (var writer = AudioFile.Create(_folder["a"], new AudioFileSpec(Container.Wav, SampleFormat.S24, AudioFormat.Of(48000, 3))))
        {
            writer.WriteIntegers(samples);
            writer.Complete();
        }

        using var reader = AudioFile.Open(_folder["a"]);
        var random = new Random(7);
        for (var trial = 0; trial < 200; trial++)
        {
            var position = random.Next(0, 110_000);
            using var buffer = new AudioBuffer(3, random.Next(0, 50_000));
            var read = reader.Read(position, buffer.All);
            read.ShouldBe((int)Math.Clamp(100_000L - position, 0, buffer.Frames));
            for (var i = 0; i < read; i += 97)
            {
                (buffer[2][i] * (1 << 23)).ShouldBe(samples[((position + i) * 3) + 2]);
            }
        }
    }

    public void Dispose() => _folder.Dispose();
}
