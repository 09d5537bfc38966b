using Lathe.Cli.Terminal;
using Lathe.Production;

namespace Lathe.Cli.Tests;

public sealed class ValuesTests
{
    [Theory]
    [InlineData("44100", 44100)]
    [InlineData("44.1k", 44100)]
    [InlineData("44.1 kHz", 44100)]
    [InlineData("48 KHZ", 48000)]
    [InlineData("96000 Hz", 96000)]
    [InlineData("384k", 384000)]
    public void A_rate_is_read_with_and_without_its_unit(string text, int rate) => Values.Rate("--rate", text).ShouldBe(rate);

    [Theory]
    [InlineData("7999")]
    [InlineData("385 kHz")]
    [InlineData("44,1k")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData("fast")]
    public void A_rate_that_cannot_be_is_refused(string text) =>
        Should.Throw<InputException>(() => Values.Rate("--rate", text)).Message.ShouldContain($"--rate is '{text}'");

    [Theory]
    [InlineData("-14", -14)]
    [InlineData("-14 LUFS", -14)]
    [InlineData("-9.5lufs", -9.5)]
    public void A_level_is_read_with_and_without_its_unit(string text, double value) => Values.Level("--loudness", text, -30, -5, "LUFS").ShouldBe(value);

    [Theory]
    [InlineData("-31")]
    [InlineData("0")]
    [InlineData("NaN")]
    [InlineData("-1e400")]
    [InlineData("loud")]
    [InlineData("-14 dB")]
    public void A_level_that_cannot_be_is_refused_with_its_range(string text) =>
        Should.Throw<InputException>(() => Values.Level("--loudness", text, -30, -5, "LUFS")).Message.ShouldContain("-30 to -5 LUFS");

    [Fact]
    public void What_was_not_given_is_null()
    {
        Values.Rate("--rate", null).ShouldBeNull();
        Values.Level("--loudness", null, -30, -5, "LUFS").ShouldBeNull();
    }
}
