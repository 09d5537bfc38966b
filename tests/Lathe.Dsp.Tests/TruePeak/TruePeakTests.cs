using Lathe.Dsp.Buffers;
using Lathe.Dsp.TruePeak;

namespace Lathe.Dsp.Tests.TruePeak;

public sealed class TruePeakTests
{
    /// <summary>The promise: 0.0005 dB.</summary>
    private const double Tolerance = 5.8e-5;

    public static TheoryData<string> Signals =>
        ["impulse", "alternating", "noise", "low noise", "square", "tone 0.45", "tone 0.48", "tone 0.49", "tone 0.25", "bursts", "first sample", "last sample"];

    [Theory]
    [MemberData(nameof(Signals))]
    public void Detector_and_envelope_agree_with_the_naive_sum(string name)
    {
        var x = Signal(name, 2500);
        var naive = NaiveTruePeak.Envelope(x);
        var peak = naive.Max();
        Detect(x, 64).ShouldBe(peak, peak * Tolerance);
        var envelope = Envelope(x, new TruePeakEnvelope());
        for (var i = 0; i < naive.Length; i++)
        {
            envelope[i].ShouldBe(naive[i], peak * Tolerance, $"{name}, frame {i - NaiveTruePeak.Around}");
        }
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void Skipping_changes_no_bit(string name)
    {
        var x = Signal(name, 20000);
        var all = Envelope(x, new TruePeakEnvelope());
        var detector = new TruePeakDetector(1);
        detector.Process(0, x);
        detector.Complete();
        detector.Peak.ShouldBe(all.Max());
        detector.FrameOf(0).ShouldBe(Math.Max(0, (Array.IndexOf(all, all.Max()) / 8 * 8) - NaiveTruePeak.Around));
        foreach (var level in new[] { 0.3, 0.9, 1.4 })
        {
            var gated = Envelope(x, new TruePeakEnvelope(level));
            for (var i = 0; i < all.Length; i++)
            {
                if (all[i] >= level)
                {
                    gated[i].ShouldBe(all[i]);
                }
                else
                {
                    gated[i].ShouldBeLessThanOrEqualTo(level);
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void The_cut_into_blocks_changes_no_bit(int block)
    {
        var x = Signal("noise", 9999);
        Detect(x, block).ShouldBe(Detect(x, 9999));
        Segments(x, block, 441).ShouldBe(Segments(x, 9999, 441));
    }

    [Theory]
    [InlineData(441)]
    [InlineData(480)]
    [InlineData(801)]
    public void Segments_are_the_maxima_of_the_envelope(int segment)
    {
        var x = Signal("noise", 9999);
        for (var i = 0; i < x.Length; i++)
        {
            x[i] *= (i / 1000 % 3 * 0.4) + 0.1;
        }

        var all = Envelope(x, new TruePeakEnvelope());
        var segments = Segments(x, 500, segment);
        segments.Count.ShouldBe((x.Length + segment - 1) / segment);
        for (var s = 0; s < segments.Count; s++)
        {
            var start = s == 0 ? 0 : (s * segment) + NaiveTruePeak.Around;
            var end = s == segments.Count - 1 ? all.Length : ((s + 1) * segment) + NaiveTruePeak.Around;
            segments[s].ShouldBe(all[start..end].Max());
        }
    }

    [Theory]
    [InlineData(1.0 / 3)]
    [InlineData(0.25)]
    [InlineData(0.2)]
    [InlineData(1.0 / 6)]
    [InlineData(0.125)]
    [InlineData(0.4)]
    [InlineData(0.45)]
    public void Sines_read_their_amplitude(double frequency)
    {
        for (var k = 0; k < 6; k++)
        {
            var phase = Math.PI * k / 6;
            var x = new double[16384];
            for (var n = 0; n < x.Length; n++)
            {
                x[n] = (0.5 - (0.5 * Math.Cos(Math.PI * Math.Min(1, Math.Min(n, x.Length - 1 - n) / 4000.0)))) * Math.Sin((2 * Math.PI * frequency * n) + phase);
            }

            // The grid of 16 can miss the top of a sine by half a step; 2e-5 (0.0002 dB) for what the filters add.
            var least = Math.Cos(Math.PI * frequency / TruePeakKernel.Factor);
            Detect(x, 4096).ShouldBeInRange(least - 2e-5, 1 + 2e-5);
        }
    }

    [Fact]
    public void Alternating_full_scale_reads_2_7_dB()
    {
        (20 * Math.Log10(Detect(Signal("alternating", 20000), 64))).ShouldBe(2.695, 0.001);
    }

    [Fact]
    public void Silence_and_nothing_read_zero()
    {
        Detect(new double[1000], 100).ShouldBe(0);
        Detect([], 1).ShouldBe(0);
        Segments([], 1, 100).ShouldBeEmpty();
    }

    [Fact]
    public void A_completed_detector_takes_no_more()
    {
        var detector = new TruePeakDetector(1);
        detector.Complete();
        Should.Throw<InvalidOperationException>(() => detector.Process(0, new double[1]));
    }

    [Fact]
    public void Reset_equals_fresh()
    {
        var envelope = new TruePeakEnvelope();
        var x = Signal("noise", 3000);
        var first = Envelope(x, envelope);
        envelope.Reset();
        Envelope(x, envelope).ShouldBe(first);
    }

    [Fact]
    public void The_kernel_is_the_inverse_transform_of_its_response()
    {
        foreach (var t in new[] { 0, 0.5, 1, 7.25, 25, 25.0625, 100.5 })
        {
            const int steps = 200000;
            var sum = 0.0;
            for (var i = 0; i < steps; i++)
            {
                var f = (i + 0.5) / steps * 0.5;
                sum += TruePeakKernel.Response(f) * Math.Cos(2 * Math.PI * f * t) / steps;
            }

            TruePeakKernel.At(t).ShouldBe(sum, 1e-8);
        }
    }

    private static double Detect(double[] x, int block)
    {
        var detector = new TruePeakDetector(1);
        Feed(detector, x, block);
        return detector.Peak;
    }

    private static IReadOnlyList<double> Segments(double[] x, int block, int segment)
    {
        var detector = new TruePeakDetector(1, segment);
        Feed(detector, x, block);
        return detector.SegmentsOf(0);
    }

    private static void Feed(TruePeakDetector detector, double[] x, int block)
    {
        for (var i = 0; i < x.Length; i += block)
        {
            detector.Process(0, x.AsSpan(i, Math.Min(block, x.Length - i)));
        }

        detector.Complete();
    }

    /// <summary>As <see cref="NaiveTruePeak.Envelope"/>: from 128 frames before the first sample to 128 after the last.</summary>
    private static double[] Envelope(double[] x, TruePeakEnvelope envelope)
    {
        var padded = new double[Quantum.RoundUp(x.Length + (2 * TruePeakEnvelope.Latency))];
        x.CopyTo(padded, 0);
        var peaks = new double[padded.Length];
        for (var i = 0; i < padded.Length; i += Quantum.Frames)
        {
            envelope.Process(padded.AsSpan(i, Quantum.Frames), peaks.AsSpan(i, Quantum.Frames));
        }

        return peaks[(TruePeakEnvelope.Latency - NaiveTruePeak.Around)..][..(x.Length + (2 * NaiveTruePeak.Around))];
    }

    private static double[] Signal(string name, int length)
    {
        const int seed = 1770;
        var random = new Random(seed);
        var x = new double[length];
        var state = 0.0;
        for (var n = 0; n < length; n++)
        {
            var white = (random.NextDouble() * 2) - 1;
            state = (0.95 * state) + (0.3 * white);
            x[n] = name switch
            {
                "impulse" => n == 700 ? 1 : 0,
                "first sample" => n == 0 ? -1 : 0,
                "last sample" => n == length - 1 ? 1 : 0,
                "alternating" => n % 2 == 0 ? 1 : -1,
                "noise" => white,
                "low noise" => state,
                "square" => n / 37 % 2 == 0 ? 0.9 : -0.9,
                "bursts" => n / 400 % 2 == 0 ? 0.01 * white : Math.Sign(white),
                _ => Math.Sin(2 * Math.PI * n * double.Parse(name[5..], System.Globalization.CultureInfo.InvariantCulture)),
            };
        }

        return x;
    }
}
