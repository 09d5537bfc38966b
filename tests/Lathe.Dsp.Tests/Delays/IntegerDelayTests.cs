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
}
