using Lathe.Analysis.Measurement;
using Lathe.Files;

namespace Lathe.Compliance.Tests;

/// <summary>The published files of EBU and ITU, where they are present, against the standard's expectations.</summary>
public sealed class ComplianceFileTests
{
    [Theory]
    [InlineData("seq-3341-1-16bit.flac", -23)]
    [InlineData("seq-3341-3-16bit-v02.flac", -23)]
    [InlineData("seq-3341-5-16bit-v02.flac", -23)]
    [InlineData("seq-3341-7_seq-3342-5-16bit.flac", -23)]
    [InlineData("1kHz-Sine--20-LUFS-16bit.flac", -20)]
    [InlineData("1kHz-Sine--40-LUFS-16bit.flac", -40)]
    [InlineData("1770-2_Comp_AbsGateTest.wav", -69.5)]
    public void Integrated_loudness(string file, double expected) => Measure(file).Integrated!.Value.ShouldBe(expected, 0.1);

    [Theory]
    [InlineData("seq-3342-1-16bit.flac", 10)]
    [InlineData("seq-3342-3-16bit.flac", 20)]
    [InlineData("seq-3341-7_seq-3342-5-16bit.flac", 5)]
    public void Loudness_range(string file, double expected) => Measure(file).Range!.Value.ShouldBe(expected, 1);

    [Theory]
    [InlineData("seq-3341-10-1-24bit.flac")]
    [InlineData("seq-3341-10-5-24bit.flac")]
    [InlineData("seq-3341-10-10-24bit.flac")]
    [InlineData("seq-3341-10-15-24bit.flac")]
    [InlineData("seq-3341-10-20-24bit.flac")]
    public void Short_term_maximum(string file) => Measure(file).ShortTermMax!.Value.ShouldBe(-23, 0.1);

    [Theory]
    [InlineData("seq-3341-13-1-24bit.wav")]
    [InlineData("seq-3341-13-5-24bit.wav")]
    [InlineData("seq-3341-13-10-24bit.wav")]
    [InlineData("seq-3341-13-15-24bit.wav")]
    [InlineData("seq-3341-13-20-24bit.wav")]
    public void Momentary_maximum(string file) => Measure(file).MomentaryMax!.Value.ShouldBe(-23, 0.1);

    [Theory]
    [InlineData("seq-3341-15-24bit.flac", -6)]
    [InlineData("seq-3341-17-24bit.flac", -6)]
    [InlineData("seq-3341-18-24bit.flac", -6)]
    [InlineData("seq-3341-20-24bit.flac", 0)]
    [InlineData("seq-3341-22-24bit.wav", 0)]
    public void True_peak(string file, double expected) => Measure(file).TruePeak!.Value.ShouldBeInRange(expected - 0.4, expected + 0.2);

    private static Measurement Measure(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lathe.slnx")))
        {
            folder = folder.Parent;
        }

        var path = Path.Combine(folder?.FullName ?? ".", "..", "shared", "audio", "compliance", file);
        if (!File.Exists(path))
        {
            Assert.Skip($"{file} is not present: the published files may not be redistributed.");
        }

        using var reader = AudioFile.Open(path);
        return Measurer.Measure(reader);
    }
}
