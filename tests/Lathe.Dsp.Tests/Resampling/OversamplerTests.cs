using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Resampling;
using Lathe.Dsp.Tests.Fourier;

namespace Lathe.Dsp.Tests.Resampling;

public sealed class OversamplerTests
{
    private const double Rate = 44100;
    private const int Size = 1 << 16;

    public static TheoryData<int> Factors => [2, 4, 8, 16];

    [Theory, MemberData(nameof(Factors))]
    public void The_interpolation_filter_is_flat_to_20_kHz_and_stops_every_image(int factor)
    {
        var oversampler = new Oversampler(factor);
        var response = new double[Size];
        var lower = new double[Quantum.Frames];
        lower[0] = 1;
        for (var q = 0; q < 4; q++)
        {
            oversampler.Up(lower, response.AsSpan(q * oversampler.UpperFrames));
            lower[0] = 0;
        }

        CheckResponse(response, factor, gain: factor);
    }

    [Theory, MemberData(nameof(Factors))]
    public void The_decimation_filter_is_flat_to_20_kHz_and_stops_every_alias(int factor)
    {
        var oversampler = new Oversampler(factor);
        var response = new double[Size];
        var lower = new double[Quantum.Frames];
        for (var phase = 0; phase < factor; phase++)
        {
            oversampler.Reset();
            var upper = new double[oversampler.UpperFrames];
            upper[phase] = 1;
            for (var q = 0; q < 4; q++)
            {
                oversampler.Down(upper, lower);
                upper[phase] = 0;
                for (var n = 0; n < Quantum.Frames; n++)
                {
                    // y[n] = sum h[factor n - m] x[m]
                    var at = (factor * ((q * Quantum.Frames) + n)) - phase;
                    if (at >= 0)
                    {
                        response[at] = lower[n];
                    }
                }
            }
        }

        CheckResponse(response, factor, gain: 1);
    }

    [Theory, MemberData(nameof(Factors))]
    public void Up_and_down_is_a_symmetric_impulse_around_the_declared_latency(int factor)
    {
        var oversampler = new Oversampler(factor);
        var response = new double[6 * Quantum.Frames];
        var lower = new double[Quantum.Frames];
        lower[0] = 1;
        var upper = new double[oversampler.UpperFrames];
        for (var q = 0; q < 6; q++)
        {
            oversampler.Up(lower, upper);
            oversampler.Down(upper, response.AsSpan(q * Quantum.Frames, Quantum.Frames));
            lower[0] = 0;
        }

        var latency = oversampler.Latency;
        latency.ShouldBe(Oversampler.LatencyOf(factor));
        response.IndexOf(response.Max()).ShouldBe(latency);
        response.Sum().ShouldBe(1, 1e-12);
        for (var n = 1; n <= latency; n++)
        {
            response[latency - n].ShouldBe(response[latency + n], 1e-15);
        }
    }

    [Theory, MemberData(nameof(Factors))]
    public void A_tone_comes_back_unchanged_after_the_latency(int factor)
    {
        var oversampler = new Oversampler(factor);
        var upper = new double[oversampler.UpperFrames];
        var lower = new double[Quantum.Frames];
        for (var q = 0; q < 12; q++)
        {
            for (var n = 0; n < Quantum.Frames; n++)
            {
                lower[n] = Tone((q * Quantum.Frames) + n);
            }

            oversampler.Up(lower, upper);
            oversampler.Down(upper, lower);
            for (var n = 0; q >= 6 && n < Quantum.Frames; n++)
            {
                // The ripple of filters of 120 dB, up and down, in four stages.
                lower[n].ShouldBe(Tone((q * Quantum.Frames) + n - oversampler.Latency), 4e-6);
            }
        }

        static double Tone(int n) => Math.Sin(2 * Math.PI * 9973 / Rate * n);
    }

    [Fact]
    public void Reset_equals_fresh_and_nothing_allocates()
    {
        var noise = FourierData.Values(Quantum.Frames, 21);
        var (used, fresh) = (new Oversampler(16), new Oversampler(16));
        var (a, b) = (new double[used.UpperFrames], new double[used.UpperFrames]);
        var (c, d) = (new double[Quantum.Frames], new double[Quantum.Frames]);
        used.Up(noise, a);
        used.Down(a, c);
        var before = GC.GetAllocatedBytesForCurrentThread();
        used.Reset();
        used.Up(noise, a);
        used.Down(a, c);
        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
        fresh.Up(noise, b);
        fresh.Down(b, d);
        a.ShouldBe(b);
        c.ShouldBe(d);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(32)]
    public void Refuses_other_factors(int factor) => Should.Throw<ArgumentOutOfRangeException>(() => new Oversampler(factor));

    private static void CheckResponse(double[] response, int factor, double gain)
    {
        var (re, im) = (new double[(Size / 2) + 1], new double[(Size / 2) + 1]);
        new RealFft(Size).Forward(response, re, im);
        double ripple = 0, stop = -999;
        for (var k = 0; k < re.Length; k++)
        {
            var hz = k * Rate * factor / Size;
            var level = 10 * Math.Log10(((re[k] * re[k]) + (im[k] * im[k]) + 1e-40) / (gain * gain));
            ripple = hz <= 20000 ? Math.Max(ripple, Math.Abs(level)) : ripple;
            // Later stages stop around multiples of twice the base rate only; between, there is nothing left to stop.
            stop = hz >= 24100 && IsImage(hz) ? Math.Max(stop, level) : stop;
        }

        ripple.ShouldBeLessThan(1e-4);
        stop.ShouldBeLessThan(-120);
    }

    // What folds into 0 to 20 kHz, or comes from there.
    private static bool IsImage(double hz) => Math.Abs(hz - (Math.Round(hz / Rate) * Rate)) <= 20000;
}
