using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;

namespace Lathe.Dsp.Tests.Delays;

public sealed class IntegerDelayTests
{
    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 64)]
    [InlineData(63, 64)]
    [InlineData(64, 64)]
    [InlineData(65, 64)]
    [InlineData(200, 7)]
    [InlineData(5, 129)]
    public void Moves_samples_and_changes_no_bit(int frames, int block)
    {
        const int length = 1000;
        using var audio = new AudioBuffer(2, length);
        var input = new double[2][];
        var random = new Random(11);
        for (var c = 0; c < 2; c++)
        {
            input[c] = [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];
            input[c].CopyTo(audio[c]);
        }

        var delay = new IntegerDelay(2, frames);
        for (var at = 0; at < length; at += block)
        {
            delay.Process(audio.View(at, Math.Min(block, length - at)));
        }

        for (var c = 0; c < 2; c++)
        {
            audio[c].ToArray().ShouldBe([.. new double[frames].Concat(input[c]).Take(length)]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(100)]
    public void Moves_a_single_channel_handed_over_as_a_span(int frames)
    {
        var random = new Random(12);
        double[] input = [.. Enumerable.Range(0, 640).Select(_ => random.NextDouble())];
        double[] samples = [.. input];
        var delay = new IntegerDelay(1, frames);
        for (var at = 0; at < samples.Length; at += 64)
        {
            delay.Process(samples.AsSpan(at, 64));
        }

        samples.ShouldBe([.. new double[frames].Concat(input).Take(input.Length)]);
    }

    [Fact]
    public void Refuses_a_span_where_it_has_several_channels() =>
        Should.Throw<InvalidOperationException>(() => new IntegerDelay(2, 5).Process(new double[64]));
}
