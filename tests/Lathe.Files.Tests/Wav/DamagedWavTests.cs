using System.Buffers.Binary;
using Lathe.Files.Bytes;
using Lathe.Files.Wav;

namespace Lathe.Files.Tests.Wav;

public sealed class DamagedWavTests
{
    private static readonly byte[] Fmt16Mono = [.. "fmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x44, 0xAC, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0];

    [Theory]
    [InlineData(0u)]
    [InlineData(0xFFFFFFFFu)]
    public void A_stream_whose_length_was_never_written_is_read_to_its_end(uint stated)
    {
        using var reader = Open([.. Fmt16Mono, .. Chunk("data", stated, [1, 0, 2, 0, 3, 0])]);
        reader.Frames.ShouldBe(3);
        reader.Info.Warnings.ShouldHaveSingleItem().ShouldContain("never written");
        TestAudio.ReadIntegers(reader, 16).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void An_empty_file_with_tags_behind_is_empty()
    {
        using var reader = Open([.. Fmt16Mono, .. Chunk("data", 0, []), .. Chunk("LIST", 4, [.. "INFO"u8])]);
        reader.Frames.ShouldBe(0);
        reader.Info.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Cut_samples_are_read_as_far_as_they_go()
    {
        using var reader = Open([.. Fmt16Mono, .. Chunk("data", 1000, [1, 0, 2, 0, 3])]);
        TestAudio.ReadIntegers(reader, 16).ShouldBe([1, 2]);
        reader.Info.Warnings.Length.ShouldBe(2);
    }

    [Fact]
    public void Garbage_behind_the_samples_is_told_and_left_alone()
    {
        using var reader = Open([.. Fmt16Mono, .. Chunk("data", 2, [1, 0]), 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        TestAudio.ReadIntegers(reader, 16).ShouldBe([1]);
        reader.Info.Warnings.ShouldHaveSingleItem().ShouldContain("10 bytes");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_odd_chunk_is_passed_with_and_without_its_padding(bool padded)
    {
        byte[] odd = padded ? [7, 0] : [7];
        using var reader = Open([.. Chunk("junk", 1, odd), .. Fmt16Mono, .. Chunk("data", 2, [5, 0])]);
        TestAudio.ReadIntegers(reader, 16).ShouldBe([5]);
        reader.Info.Warnings.Length.ShouldBe(padded ? 0 : 1);
    }

    [Fact]
    public void Valid_bits_of_an_extensible_header_are_the_bit_depth()
    {
        byte[] fmt =
        [
            .. "fmt "u8, 40, 0, 0, 0, 0xFE, 0xFF, 1, 0, 0x80, 0xBB, 0, 0, 0, 0xEE, 2, 0, 4, 0, 32, 0, 22, 0, 24, 0, 4, 0, 0, 0,
            1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71,
        ];
        using var reader = Open([.. fmt, .. Chunk("data", 4, [0, 0x12, 0x34, 0x56])]);
        reader.Info.BitDepth.ShouldBe(24);
        TestAudio.ReadIntegers(reader, 32).ShouldBe([0x56341200]);
    }

    [Theory]
    [InlineData("has no fmt chunk", new byte[] { })]
    [InlineData("0 channels", new byte[] { (byte)'f', (byte)'m', (byte)'t', (byte)' ', 16, 0, 0, 0, 1, 0, 0, 0, 0x44, 0xAC, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0 })]
    [InlineData("sample rate of 0 Hz", new byte[] { (byte)'f', (byte)'m', (byte)'t', (byte)' ', 16, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0 })]
    public void An_impossible_header_gives_one_line_with_file_and_place(string what, byte[] chunks)
    {
        var fault = Should.Throw<MediaException>(() => Open(chunks));
        fault.Message.ShouldStartWith("test.wav at byte ");
        fault.Message.ShouldContain(what);
        fault.Message.ShouldNotContain('\n');
        fault.Code.ShouldBe(MediaCodes.Header);
    }

    [Fact]
    public void A_file_that_outgrows_32_bits_becomes_rf64()
    {
        using var folder = new TempFolder();
        var spec = new AudioFileSpec(Container.Wav, SampleFormat.S16, Lathe.Dsp.Buffers.AudioFormat.Of(48000, 1));
        using (var writer = new WavWriter(new StagedFile(folder["a"]), spec, limit: 1000))
        {
            writer.WriteIntegers(Enumerable.Range(0, 1001).ToArray());
            writer.Complete();
        }

        using var reader = AudioFile.Open(folder["a"]);
        reader.Info.Container.ShouldBe(Container.Rf64);
        reader.Info.Warnings.ShouldBeEmpty();
        TestAudio.ReadIntegers(reader, 16).ShouldBe(Enumerable.Range(0, 1001));
    }

    private static AudioReader Open(byte[] chunks)
    {
        var bytes = (byte[])[.. Chunk("RIFF", (uint)chunks.Length + 4, [.. "WAVE"u8, .. chunks])];
        return AudioFile.OpenManaged(new MemoryBytes("test.wav", bytes))!;
    }

    private static byte[] Chunk(string id, uint size, byte[] content)
    {
        var head = new byte[8];
        System.Text.Encoding.ASCII.GetBytes(id).CopyTo(head, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), size);
        return [.. head, .. content];
    }
}
