using System.Text;
using Lathe.Delivery.Destinations;
using Lathe.Delivery.Metadata;
using Lathe.Files;

namespace Lathe.Delivery.Tests;

public class FileNameTests
{
    [Theory]
    [InlineData("Song", "Band", "Band - Song (24-bit 48 kHz).wav")]
    [InlineData("Song", null, "Song (24-bit 48 kHz).wav")]
    [InlineData(null, "Band", "Band - Untitled (24-bit 48 kHz).wav")]
    [InlineData(" \t", "", "Untitled (24-bit 48 kHz).wav")]
    [InlineData("AC/DC: \"Live\" <2024>?*", "a\\b|c", "a-b-c - AC-DC- 'Live' 2024 (24-bit 48 kHz).wav")]
    [InlineData("..", "...hidden", "hidden - Untitled (24-bit 48 kHz).wav")]
    [InlineData("nul.x", null, "_nul.x (24-bit 48 kHz).wav")]
    [InlineData("LPT1.", "com1.a", "_com1.a - LPT1 (24-bit 48 kHz).wav")]
    [InlineData("one\nline\0here", null, "one line here (24-bit 48 kHz).wav")]
    [InlineData("ev\u202Eil", null, "evil (24-bit 48 kHz).wav")]
    [InlineData("Grüße 東京 🎧", null, "Grüße 東京 🎧 (24-bit 48 kHz).wav")]
    public void A_name_says_what_is_in_it_and_every_system_takes_it(string? title, string? artist, string expected) =>
        FileName.Of(Destination.Archive, new ReleaseMetadata { Title = title, Artist = artist }, 48000).ShouldBe(expected);

    [Fact]
    public void The_format_is_that_of_the_file_and_not_of_the_session()
    {
        FileName.Of(Destination.Cd, new() { Title = "T" }, 96000).ShouldBe("T (16-bit 44.1 kHz).wav");
        FileName.Of(Destination.Streaming, new() { Title = "T" }, 88200).ShouldBe("T (24-bit 88.2 kHz).flac");
        FileName.Of(Destination.Archive with { SampleFormat = SampleFormat.F32, Container = Container.Bw64 }, new() { Title = "T" }, 22050)
            .ShouldBe("T (32-bit float 22.05 kHz).bw64");
    }

    [Fact]
    public void A_long_name_is_cut_between_characters_and_keeps_its_format()
    {
        var name = FileName.Of(Destination.Archive, new() { Title = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 100)), Artist = new string('é', 500) }, 48000);
        Encoding.UTF8.GetByteCount(name).ShouldBeLessThan(220);
        name.ShouldEndWith("👩‍👩‍👧 (24-bit 48 kHz).wav");
        name.ShouldNotContain("\uFFFD");
    }
}
