using Lathe.Dsp.Buffers;
using Lathe.Dsp.TruePeak;

namespace Lathe.Dsp.Tests.TruePeak;

public class TruePeakEstimateTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.25)]
    [InlineData(1.0 / 6)]
    [InlineData(0.43)]
    public void It_agrees_with_the_exact_peaks_of_tones_in_its_band(double frequency)
    {
        // Faded in, because what a start at once adds above the band rings on in the exact kernel.
        double Fade(int n) => Math.Pow(Math.Sin(Math.PI / 2 * Math.Min(1, n / 2500.0)), 4);
        var samples = Enumerable.Range(0, 6400).Select(n => Fade(n) * Math.Sin((2 * Math.PI * frequency * n) + 0.7)).ToArray();
        var estimate = new TruePeakEstimate(0.1);
        var exact = new TruePeakEnvelope();
        var estimated = new double[6400];
        var peaks = new double[6400];
        for (var at = 0; at < 6400; at += Quantum.Frames)
        {
            estimate.Process(samples.AsSpan(at, Quantum.Frames), estimated.AsSpan(at, Quantum.Frames));
            exact.Process(samples.AsSpan(at, Quantum.Frames), peaks.AsSpan(at, Quantum.Frames));
        }

        for (var n = 2500; n < 4500; n++)
        {
            if (peaks[n + TruePeakEnvelope.Latency] < 0.11)
            {
                continue;
            }

            // The short half-band filter's ripple, near -60 dB, is the difference: 0.02 dB.
            (estimated[n + TruePeakEstimate.Latency] / peaks[n + TruePeakEnvelope.Latency]).ShouldBe(1, 0.0023);
        }
    }

    [Fact]
    public void What_the_full_band_adds_counts_when_asked_for()
    {
        // Close to half the rate the reference kernel has faded: its peaks are lower than those of the full band.
        var samples = Enumerable.Range(0, 12800).Select(n => Math.Sin(Math.PI * 0.99 * n)).ToArray();

        Greatest(new TruePeakEnvelope(fullBand: true), samples).ShouldBeInRange(0.99, 1.05);
        Greatest(new TruePeakEnvelope(), samples).ShouldBeLessThan(0.6);
    }

    private static double Greatest(TruePeakEnvelope envelope, double[] samples)
    {
        var peaks = new double[samples.Length];
        for (var at = 0; at < samples.Length; at += Quantum.Frames)
        {
            envelope.Process(samples.AsSpan(at, Quantum.Frames), peaks.AsSpan(at, Quantum.Frames));
        }

        return peaks[6400..].Max();
    }
}
