using Lathe.Dsp.Buffers;
using Lathe.Mastering.Listening;

namespace Lathe.Mastering.Tests.Listening;

public sealed class MixListeningTests
{
    [Theory]
    [InlineData(44100, 2, "silent")]
    [InlineData(4410, 2, "too-short")]
    [InlineData(44100, 6, "too-many-channels")]
    public void A_mix_that_cannot_be_mastered_is_refused_by_name(int frames, int channels, string code)
    {
        using var buffer = new AudioBuffer(channels, frames);
        using var mix = Songs.Source(buffer);

        Should.Throw<MasteringException>(() => MixListening.Listen("mix", mix)).Code.ShouldBe(code);
    }

    [Fact]
    public void The_generic_band_says_where_it_is_from_and_is_at_least_five_decibels_wide()
    {
        ToneBand.Generic.Songs.ShouldBeGreaterThan(0);
        ToneBand.Generic.Source.ShouldNotBeEmpty();
        foreach (var (low, high) in ToneBand.Generic.Low.Zip(ToneBand.Generic.High))
        {
            (high - low).ShouldBeGreaterThanOrEqualTo((2 * ToneBand.LeastReach) - 0.011);
        }
    }
}
