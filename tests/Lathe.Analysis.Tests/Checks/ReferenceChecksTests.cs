using Lathe.Analysis.Checks;
using Lathe.Dsp.Buffers;
using Lathe.Session.Findings;

namespace Lathe.Analysis.Tests.Checks;

/// <summary>A file against a second one that is known to be right.</summary>
public sealed class ReferenceChecksTests
{
    private const int Rate = 44100;
    private const int Seed = 58;

    [Fact]
    public void An_equal_file_has_no_findings() => Codes(Noise(), Noise()).ShouldBeEmpty();

    [Fact]
    public void Level_balance_polarity_and_sides_are_told_apart()
    {
        Codes(Change(Noise(), (x, _) => 0.9 * x), Noise()).ShouldBe(["level-changed"]);
        Codes(Change(Noise(), (x, c) => c == 0 ? 0.9 * x : x / 0.9), Noise()).ShouldBe(["balance-changed"]);
        Codes(Change(Noise(), (x, _) => -x), Noise()).ShouldBe(["polarity-changed", "polarity-changed"]);
        Codes(Change(Noise(), (x, c) => c == 1 ? -x : x), Noise()).ShouldContain("polarity-changed");
        var swapped = Noise();
        Codes([swapped[1], swapped[0]], Noise()).ShouldBe(["channel-swap"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(5000)]
    public void Missing_and_inserted_stretches_are_found_with_their_length_and_place(int frames)
    {
        const int at = 250000;
        var missing = Check([.. Noise().Select(c => (double[])[.. c[..at], .. c[(at + frames)..]])], Noise()).First(f => f.Code == "stretch-missing");
        missing.Measured!.ShouldStartWith($"{frames} frames");
        missing.Where.Start!.Value.ShouldBeLessThan(at / (double)Rate);
        missing.Where.End!.Value.ShouldBeGreaterThan(at / (double)Rate);
        Check([.. Noise().Select(c => (double[])[.. c[..at], .. c[(at - frames)..]])], Noise()).First(f => f.Code == "stretch-inserted")
            .Measured!.ShouldStartWith($"{frames} frames");
    }

    [Fact]
    public void A_shift_is_read_to_the_frame()
    {
        var finding = Check([.. Noise().Select(c => (double[])[.. new double[441], .. c])], Noise()).Single(f => f.Code == "shifted");
        finding.Measured.ShouldBe("441.0 frames (10.00 ms) late");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(-300)]
    public void A_clock_that_slips_is_read_in_millionths(double ppm)
    {
        // Sines that run too fast are a file that was read too fast.
        var finding = Check(Tones(1 + (1e-6 * ppm)), Tones(1)).Single(f => f.Code == "sample-rate-slip");
        var read = double.Parse(finding.Measured!.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) * (finding.Measured.EndsWith("fast") ? 1 : -1);
        read.ShouldBe(ppm, 0.05 * Math.Abs(ppm));
    }

    [Fact]
    public void Other_music_and_other_rates_are_said_to_be_so()
    {
        Codes(Noise(1), Noise(2)).ShouldBe(["unrelated"]);
        Check(Noise(), Noise(), 48000).Select(f => f.Code).ShouldBe(["other-rate"]);
    }

    private static IReadOnlyList<string> Codes(double[][] file, double[][] reference) => [.. Check(file, reference).Select(f => f.Code)];

    private static System.Collections.Immutable.ImmutableArray<Finding> Check(double[][] file, double[][] reference, int referenceRate = Rate)
    {
        using var a = Buffer(file);
        using var b = Buffer(reference);
        using var source = new BufferSource(a, AudioFormat.Of(Rate, 2));
        using var other = new BufferSource(b, AudioFormat.Of(referenceRate, 2));
        return ReferenceChecks.Run("copy.wav", Inspector.Inspect(source), source, other, CheckRules.Master);
    }

    private static AudioBuffer Buffer(double[][] samples)
    {
        var buffer = new AudioBuffer(2, samples[0].Length);
        samples[0].CopyTo(buffer[0]);
        samples[1].CopyTo(buffer[1]);
        return buffer;
    }

    private static double[][] Change(double[][] x, Func<double, int, double> change) => [.. x.Select((c, n) => c.Select(s => change(s, n)).ToArray())];

    /// <summary>12 s of noise, with something common to both channels, slowly swelling.</summary>
    private static double[][] Noise(int seed = Seed)
    {
        var random = new Random(seed);
        var samples = new[] { new double[12 * Rate], new double[12 * Rate] };
        for (var i = 0; i < samples[0].Length; i++)
        {
            var swell = 0.1 + (0.05 * Math.Sin(i * 1e-4));
            var common = random.NextDouble() - 0.5;
            samples[0][i] = swell * (common + random.NextDouble() - 0.5);
            samples[1][i] = swell * (common + random.NextDouble() - 0.5);
        }

        return samples;
    }

    /// <summary>Many sines of odd frequencies.</summary>
    private static double[][] Tones(double speed)
    {
        var random = new Random(Seed);
        var tones = Enumerable.Range(0, 60).Select(_ => (Hertz: 60 * Math.Pow(100, random.NextDouble()), Phase: 6.3 * random.NextDouble())).ToArray();
        var samples = new double[12 * Rate];
        for (var i = 0; i < samples.Length; i++)
        {
            foreach (var (hertz, phase) in tones)
            {
                samples[i] += 0.01 * Math.Sin((2 * Math.PI * hertz * speed * i / Rate) + phase);
            }
        }

        return [samples, samples];
    }
}
