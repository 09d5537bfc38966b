using Lathe.Analysis.Comparison;
using Lathe.Dsp.Buffers;

namespace Lathe.Analysis.Tests.Comparison;

public sealed class ComparerTests
{
    private const int Rate = 44100;
    private const int Seed = 440;

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1234, 0.5, 0)]
    [InlineData(-4321, -0.8, 0)]
    [InlineData(100000, 1.5, 0)]
    [InlineData(77, -1, 0.001)]
    public void Offset_gain_and_polarity_are_found(int offset, double gain, double noise)
    {
        using var a = Noise(12);
        using var b = Shifted(a, offset, gain, noise);
        var found = Compare(a, b);
        found.OffsetFrames.ShouldBe(offset);
        found.PolarityInverted.ShouldBe(gain < 0);
        found.BestGain!.Value.ShouldBe(-20 * Math.Log10(Math.Abs(gain)), 0.01);
        found.LoudnessDifference!.Value.ShouldBe(20 * Math.Log10(Math.Abs(gain)), 0.1);
        found.Residual!.Value.ShouldBeLessThan(noise == 0 ? -140 : -40);

        // What the shift cuts off is missing from the narrow low bands of the noise.
        found.ToneDistance!.Value.ShouldBeLessThan(Math.Abs(offset) > 10000 ? 1 : 0.3);
    }

    [Fact]
    public void A_file_and_itself_leave_nothing()
    {
        using var a = Noise(3);
        var found = Compare(a, a);
        found.Residual.ShouldBe(double.NegativeInfinity);
        found.Likeness!.Value.ShouldBe(1, 1e-9);
        found.ToneDistance.ShouldBe(0);
    }

    [Fact]
    public void Strangers_have_no_offset()
    {
        using var a = Noise(4);
        using var b = Noise(4, Seed + 1);
        var found = Compare(a, b);
        found.OffsetFrames.ShouldBeNull();
        found.Residual.ShouldBeNull();
        found.LoudnessDifference!.Value.ShouldBe(0, 0.1);
    }

    [Fact]
    public void Tone_differences_are_seen_at_equal_loudness()
    {
        using var a = Noise(6);
        using var b = Shifted(a, 0, 0.25, 0);
        for (var c = 0; c < 2; c++)
        {
            // One pole of low-pass at about 1 kHz.
            var state = 0.0;
            foreach (ref var x in b[c])
            {
                state += 0.13 * (x - state);
                x = state;
            }
        }

        var found = Compare(a, b);
        (found.Tone[10]!.Value - found.Tone[27]!.Value).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Silence_and_other_rates_compare_without_time()
    {
        using var a = Noise(2);
        using var silence = new AudioBuffer(2, 5000);
        Compare(a, silence).OffsetFrames.ShouldBeNull();
        using var source = new BufferSource(a, AudioFormat.Stereo(Rate));
        using var other = new BufferSource(a, AudioFormat.Stereo(48000));
        Comparer.Compare(source, other, null, TestContext.Current.CancellationToken).OffsetFrames.ShouldBeNull();
    }

    private static Lathe.Analysis.Comparison.Comparison Compare(AudioBuffer a, AudioBuffer b)
    {
        using var first = new BufferSource(a, AudioFormat.Stereo(Rate));
        using var second = new BufferSource(b, AudioFormat.Stereo(Rate));
        return Comparer.Compare(first, second);
    }

    private static AudioBuffer Noise(double seconds, int seed = Seed)
    {
        var random = new Random(seed);
        return Signals.Stereo(Rate, seconds, (_, _) => 0.2 * ((random.NextDouble() * 2) - 1));
    }

    private static AudioBuffer Shifted(AudioBuffer a, int offset, double gain, double noise)
    {
        var random = new Random(Seed + 7);
        var b = new AudioBuffer(2, a.Frames);
        for (var c = 0; c < 2; c++)
        {
            for (var i = 0; i < b.Frames; i++)
            {
                var from = i - offset;
                b[c][i] = (from >= 0 && from < a.Frames ? gain * a[c][from] : 0) + (noise * ((random.NextDouble() * 2) - 1));
            }
        }

        return b;
    }
}
