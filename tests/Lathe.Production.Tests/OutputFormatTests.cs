using Lathe.Dsp.Buffers;
using Lathe.Dsp.Quantization;
using Lathe.Files;
using Lathe.Production.Jobs;

namespace Lathe.Production.Tests;

public sealed class OutputFormatTests
{
    [Theory]
    [InlineData(SampleFormat.S16)]
    [InlineData(SampleFormat.S24)]
    [InlineData(SampleFormat.F32)]
    public void Where_nothing_changes_the_depth_stays_and_integers_get_no_dither(SampleFormat format)
    {
        var spec = new OutputFormat().For("out.wav", Info(format), changesSamples: false);
        spec.SampleFormat.ShouldBe(format);
        spec.Dither.ShouldBe(format.IsFloat ? Dither.Triangular : Dither.None);
    }

    [Theory]
    [InlineData(SampleFormat.S16)]
    [InlineData(SampleFormat.F32)]
    public void Changed_samples_become_24_bits_with_triangular_dither(SampleFormat format)
    {
        foreach (var spec in new[]
        {
            new OutputFormat().For("out.wav", Info(format), changesSamples: true),
            new OutputFormat(Rate: 44100).For("out.wav", Info(format), changesSamples: false),
        })
        {
            spec.SampleFormat.ShouldBe(SampleFormat.S24);
            spec.Dither.ShouldBe(Dither.Triangular);
        }
    }

    [Fact]
    public void Fewer_bits_are_dithered_and_more_are_not()
    {
        new OutputFormat(Bits: "16").For("out.wav", Info(SampleFormat.S24), changesSamples: false).Dither.ShouldBe(Dither.Triangular);
        new OutputFormat(Bits: "24").For("out.wav", Info(SampleFormat.S16), changesSamples: false).Dither.ShouldBe(Dither.None);
    }

    [Fact]
    public void Floats_become_24_bits_in_flac() =>
        new OutputFormat().For("out.flac", Info(SampleFormat.F32), changesSamples: false).SampleFormat.ShouldBe(SampleFormat.S24);

    [Theory]
    [InlineData("out.mp3", null, ".mp3")]
    [InlineData("out", null, "ending")]
    [InlineData("out.wav", "17", "--bits")]
    [InlineData("out.flac", "32f", "integers only")]
    public void What_cannot_be_written_is_refused_with_what_can(string path, string? bits, string words) =>
        Should.Throw<InputException>(() => new OutputFormat(Bits: bits).For(path, Info(SampleFormat.S24), changesSamples: false)).Message.ShouldContain(words);

    private static AudioFileInfo Info(SampleFormat format) => new()
    {
        Path = "in.wav",
        Container = Container.Wav,
        ContainerName = "wav",
        Codec = "pcm",
        SampleFormat = format,
        Format = AudioFormat.Stereo(48000),
        Frames = 1000,
    };
}
