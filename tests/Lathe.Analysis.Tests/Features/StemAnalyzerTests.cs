using Lathe.Analysis.Features;
using Lathe.Dsp.Buffers;

namespace Lathe.Analysis.Tests.Features;

public sealed class StemAnalyzerTests
{
    private const int Rate = 44100;

    [Fact]
    public void A_held_tone_is_periodic_and_narrow()
    {
        var f = Analyze(6, t => 0.2 * (Math.Sin(2 * Math.PI * 220 * t) + (0.5 * Math.Sin(2 * Math.PI * 440 * t))));
        f.Harmonicity.ShouldBeGreaterThan(0.95);
        f.Pitch.ShouldBe(220, 1);
        f.PitchRange.ShouldBeLessThan(0.5);
        f.Centroid.ShouldBe(264, 3);
        f.ActivityShare.ShouldBe(1, 0.02);
        f.Shares.Low.ShouldBe(0.8, 0.01);
        f.Shares.Mid.ShouldBe(0.2, 0.01);
        f.OnsetRate.ShouldBeLessThan(0.5);
        f.Flatness.ShouldBeLessThan(0.01);
        f.ActiveRms.ShouldBe(-16.02, 0.1);
        f.Width.ShouldBe(double.NegativeInfinity);
    }

    [Fact]
    public void Noise_strokes_are_percussive_and_counted()
    {
        const int seed = 808;
        var random = new Random(seed);
        var f = Analyze(8, t => 0.5 * ((random.NextDouble() * 2) - 1) * Math.Exp(-(t % 0.5) * 60));
        f.OnsetRate.ShouldBe(2, 0.2, $"seed {seed}");
        f.Percussiveness.ShouldBeGreaterThan(0.9);
        f.Harmonicity.ShouldBeLessThan(0.4);
        f.Flatness.ShouldBeGreaterThan(0.3);
        for (var i = 1; i < f.Onsets.Length; i++)
        {
            // A hop of 11.6 ms on either side.
            (f.Onsets[i] - f.Onsets[i - 1]).ShouldBe(0.5, 0.025);
        }
    }

    [Fact]
    public void Activity_leaves_pauses_out()
    {
        var f = Analyze(20, t => t is > 5 and < 10 ? 0.3 * Math.Sin(2 * Math.PI * 500 * t) : 0);
        f.ActivityShare.ShouldBe(0.25, 0.03);
        f.Active.Length.ShouldBe(1);
        f.Active[0].Start.ShouldBe(5, 0.3);
        f.Active[0].End.ShouldBe(10, 0.3);

        // Momentary loudness is a matter of 400 ms: up to 0.2 s of silence on either side count as active.
        f.ActiveRms.ShouldBe(-13.5, 0.4);
        f.ActiveBands[14].ShouldBe(-13.5, 1.5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    public void Silence_and_snippets_have_features_too(int frames)
    {
        using var buffer = new AudioBuffer(1, frames);
        using var source = new BufferSource(buffer, AudioFormat.Of(Rate, 1));
        var (measurement, features) = StemAnalyzer.Analyze(source, null, TestContext.Current.CancellationToken);
        measurement.IsSilent.ShouldBeTrue();
        features.ActivityShare.ShouldBe(0);
        buffer.All[0].Fill(0.5);
        StemAnalyzer.Analyze(source, null, TestContext.Current.CancellationToken).Features.ActivityShare.ShouldBe(frames > 0 ? 1 : 0);
    }

    [Theory]
    [InlineData(55)]
    [InlineData(110)]
    [InlineData(330)]
    [InlineData(880)]
    public void Pitch_is_found_for_rich_tones(double hertz)
    {
        var f = Analyze(3, t =>
        {
            var sum = 0.0;
            for (var k = 1; k < 8; k++)
            {
                sum += 0.1 / k * Math.Sin(2 * Math.PI * hertz * k * t);
            }

            return sum;
        });
        f.Pitch.ShouldBe(hertz, hertz * 0.01);
        f.Harmonicity.ShouldBeGreaterThan(0.9);
    }

    private static StemFeatures Analyze(double seconds, Func<double, double> at)
    {
        using var buffer = Signals.Of(1, Rate, seconds, (t, _) => at(t));
        using var source = new BufferSource(buffer, AudioFormat.Of(Rate, 1));
        return StemAnalyzer.Analyze(source).Features;
    }
}
