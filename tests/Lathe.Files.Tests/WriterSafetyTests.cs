using Lathe.Dsp.Buffers;
using Lathe.Files.Bytes;
using Lathe.Files.Flac;
using Lathe.Files.Wav;

namespace Lathe.Files.Tests;

public sealed class WriterSafetyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(Container.Wav)]
    [InlineData(Container.Flac)]
    [InlineData(Container.Aiff)]
    public void The_name_appears_only_when_the_file_is_whole(Container container)
    {
        using (var writer = AudioFile.Create(_folder["a"], Spec(container)))
        {
            writer.WriteIntegers(new int[100_000]);
            File.Exists(_folder["a"]).ShouldBeFalse();
        }

        Directory.GetFiles(_folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public void An_abandoned_file_leaves_the_older_one_alone()
    {
        File.WriteAllText(_folder["a"], "older");
        using (var writer = AudioFile.Create(_folder["a"], Spec(Container.Wav)))
        {
            writer.WriteIntegers(new int[100_000]);
        }

        File.ReadAllText(_folder["a"]).ShouldBe("older");
    }

    [Theory]
    [InlineData(Container.Wav)]
    [InlineData(Container.Flac)]
    public void A_full_disk_shows_as_an_input_output_error(Container container)
    {
        var file = new StagedFile(new FullDisk(300_000));
        Should.Throw<IOException>(() =>
        {
            using AudioWriter writer = container == Container.Flac ? new FlacWriter(file, Spec(container)) : new WavWriter(file, Spec(container));
            for (var i = 0; i < 100; i++)
            {
                writer.WriteIntegers(TestAudio.Integers(1, 10_000, 24, seed: i));
            }

            writer.Complete();
        });
    }

    [Fact]
    public void A_folder_that_is_not_there_shows_as_an_input_output_error() =>
        Should.Throw<IOException>(() => AudioFile.Create(_folder["no/such/a.wav"], Spec(Container.Wav)));

    [Theory]
    [InlineData("no-such.wav", "does not exist")]
    [InlineData("", "is a folder")]
    public void What_is_no_file_gives_one_line(string name, string what)
    {
        var fault = Should.Throw<MediaException>(() => AudioFile.Open(Path.Combine(_folder.Root, name)));
        fault.Message.ShouldContain(what);
        fault.Code.ShouldBe(MediaCodes.Absent);
    }

    [Fact]
    public void An_empty_file_gives_one_line()
    {
        File.WriteAllBytes(_folder["a"], []);
        Should.Throw<MediaException>(() => AudioFile.Open(_folder["a"])).Message.ShouldContain("is empty");
    }

    [Theory]
    [InlineData(Container.Aiff, SampleFormat.F32, 2)]
    [InlineData(Container.Flac, SampleFormat.F64, 2)]
    [InlineData(Container.Flac, SampleFormat.S16, 9)]
    [InlineData(Container.Other, SampleFormat.S16, 2)]
    public void A_format_that_the_container_cannot_hold_is_refused_before_anything_is_written(Container container, SampleFormat sample, int channels)
    {
        var spec = new AudioFileSpec(container, sample, AudioFormat.Of(44100, channels));
        Should.Throw<MediaException>(() => AudioFile.Create(_folder["a"], spec)).Code.ShouldBe(MediaCodes.Unsupported);
        Directory.GetFiles(_folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public void The_hash_of_a_file_is_its_sha256()
    {
        File.WriteAllText(_folder["a"], "abc");
        FileHash.Compute(_folder["a"]).ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    public void Dispose() => _folder.Dispose();

    private static AudioFileSpec Spec(Container container) => new(container, SampleFormat.S24, AudioFormat.Of(48000, 1));

    /// <summary>Takes so many bytes and no more.</summary>
    private sealed class FullDisk(int room) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            Check(count);
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Check(buffer.Length);
            base.Write(buffer);
        }

        private void Check(int count)
        {
            if (Position + count > room)
            {
                throw new IOException("No space left on device");
            }
        }
    }
}
