using Lathe.Dsp.TruePeak;

namespace Lathe.Compliance.Tests;

/// <summary>EBU Tech 3341 v4, cases 15 to 23: tolerance +0.2 and -0.4 dB; the tones come out within 0.05 dB.</summary>
public sealed class Tech3341TruePeakTests
{
    private const double Near = 0.05;

    public static TheoryData<int> Rates => [44100, 48000, 96000];

    [Theory]
    [InlineData(15, 4, 0.5, 0, -6.02)]
    [InlineData(16, 4, 0.5, 45, -6.02)]
    [InlineData(17, 6, 0.5, 60, -6.02)]
    [InlineData(18, 8, 0.5, 67.5, -6.02)]
    [InlineData(19, 4, 1.41, 45, 2.98)]
    public void Cases_15_to_19_tones_between_the_samples(int number, int division, double amplitude, double degrees, double expected)
    {
        foreach (var rate in new[] { 44100, 48000, 96000 })
        {
            var x = new double[rate];
            var fade = rate / 100;
            for (var n = 0; n < x.Length; n++)
            {
                var edge = Math.Min(1, Math.Min(n, x.Length - 1 - n) / (double)fade);
                x[n] = edge * amplitude * Math.Sin((2 * Math.PI * n / division) + (degrees * Math.PI / 180));
            }

            Read(x).ShouldBe(expected, Near, $"case {number} at {rate} Hz");
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Cases_20_to_23_a_burst_between_the_samples(int rate)
    {
        // The low-pass takes 0.1 dB off the one period; wherever it falls between the samples it must read the same.
        var readings = Enumerable.Range(0, 4).Select(delay => Read(Burst(rate, delay))).ToList();
        readings.ShouldAllBe(r => r > -0.4 && r < 0.2);
        (readings.Max() - readings.Min()).ShouldBeLessThan(Near);
    }

    private static double Read(double[] x)
    {
        var detector = new TruePeakDetector(1);
        detector.Process(0, x);
        detector.Complete();
        return 20 * Math.Log10(detector.Peak);
    }

    /// <summary>At four times the rate: fs/6 at half of full scale with one period of fs/4 at full scale in it; delayed, low-passed, decimated.</summary>
    private static double[] Burst(int rate, int delay)
    {
        const int factor = 4;
        var length = rate * factor / 10;
        var wide = new double[length];
        var insert = length / 2 / 24 * 24;
        const int period = 16;
        for (var n = 0; n < length; n++)
        {
            var edge = Math.Min(1, Math.Min(n, length - 1 - n) / (length * 0.1));
            var inside = n - insert;
            var value = inside is >= 0 and < period
                ? Math.Sin(2 * Math.PI * inside / period)
                : 0.5 * Math.Sin(2 * Math.PI * (inside < 0 ? n : n - period) / 24.0);
            var at = n + delay;
            if (at < length)
            {
                wide[at] = edge * value;
            }
        }

        // Low-pass at 0.45 of the low rate, wide enough to leave the burst as it is.
        const int half = 160;
        var x = new double[length / factor];
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = -half; k <= half; k++)
            {
                var n = (i * factor) + k;
                if (n >= 0 && n < length)
                {
                    const double cutoff = 0.46 / factor;
                    var window = 0.42 + (0.5 * Math.Cos(Math.PI * k / half)) + (0.08 * Math.Cos(2 * Math.PI * k / half));
                    x[i] += wide[n] * window * (k == 0 ? 2 * cutoff : Math.Sin(2 * Math.PI * cutoff * k) / (Math.PI * k));
                }
            }
        }

        return x;
    }
}
