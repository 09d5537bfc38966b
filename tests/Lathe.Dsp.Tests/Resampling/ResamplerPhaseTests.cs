using Lathe.Dsp.Buffers;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Resampling;

namespace Lathe.Dsp.Tests.Resampling;

public sealed class ResamplerPhaseTests
{
    private const int Size = 1 << 16;

    [Theory]
    [InlineData(96000, 44100, ResamplerQuality.Best, 1e-4)]
    [InlineData(96000, 44100, ResamplerQuality.Steep, 1e-4)]
    [InlineData(48000, 44100, ResamplerQuality.Fast, 2e-4)]
    [InlineData(44100, 48000, ResamplerQuality.Best, 1e-4)]
    public void The_magnitude_is_that_of_linear_phase_to_what_the_quality_promises(int from, int to, ResamplerQuality quality, double decibels)
    {
        var linear = Spectrum(Impulse(from, to, quality, ResamplerPhase.Linear, out _));
        foreach (var phase in new[] { ResamplerPhase.Intermediate, ResamplerPhase.Minimum })
        {
            var turned = Spectrum(Impulse(from, to, quality, phase, out _));
            var top = 0.9 * Math.Min(from, to) / 2;
            for (var k = 0; k < (int)(top / to * Size); k++)
            {
                (20 * Math.Log10(turned[k] / linear[k])).ShouldBe(0, decibels, $"{phase} {(double)k * to / Size} Hz");
            }
        }
    }

    [Theory]
    [InlineData(ResamplerPhase.Intermediate)]
    [InlineData(ResamplerPhase.Minimum)]
    public void What_lies_past_the_band_does_not_come_through(ResamplerPhase phase)
    {
        // White noise above half the new rate only, by its spectrum: whatever comes out is alias.
        var fft = new RealFft(Size);
        var (re, im, noise) = (new double[fft.Bins], new double[fft.Bins], new double[Size]);
        var random = new Random(4);
        for (var k = (int)(22100.0 / 96000 * Size); k < 46000.0 / 96000 * Size; k++)
        {
            (re[k], im[k]) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5);
        }

        fft.Inverse(re, im, noise);
        using var input = new AudioBuffer(1, Size * 3);
        for (var n = 0; n < input.Frames; n++)
        {
            input[0][n] = noise[n % Size];
        }

        using var source = new ResampledSource(new BufferSource(input, AudioFormat.Of(96000, 1)), 44100, ResamplerQuality.Best, phase);
        using var output = new AudioBuffer(1, Size / 2);
        source.Read(Size / 2, output.All);
        var peak = noise.Max(Math.Abs);
        (20 * Math.Log10((output[0].ToArray().Max(Math.Abs) / peak) + 1e-40)).ShouldBeLessThan(-190);
    }

    [Fact]
    public void Less_rings_before_a_transient_the_further_the_phase_is_turned()
    {
        double Before(ResamplerPhase phase)
        {
            var response = Impulse(96000, 44100, ResamplerQuality.Steep, phase, out var center);
            var energy = response.Sum(x => x * x);
            return 10 * Math.Log10(response.Take(center - 40).Sum(x => x * x) / energy);
        }

        var linear = Before(ResamplerPhase.Linear);
        Before(ResamplerPhase.Intermediate).ShouldBeLessThan(linear - 6);
        Before(ResamplerPhase.Minimum).ShouldBeLessThan(linear - 60);
    }

    [Theory]
    [InlineData(ResamplerPhase.Intermediate)]
    [InlineData(ResamplerPhase.Minimum)]
    public void Low_frequencies_are_not_delayed(ResamplerPhase phase)
    {
        var response = Impulse(96000, 44100, ResamplerQuality.Best, phase, out var center);
        foreach (var hz in new[] { 20.0, 100, 1000 })
        {
            var (re, im) = (0.0, 0.0);
            for (var n = 0; n < response.Length; n++)
            {
                var (sin, cos) = Math.SinCos(-2 * Math.PI * hz / 44100 * (n - center));
                (re, im) = (re + (response[n] * cos), im + (response[n] * sin));
            }

            var frames = -Math.Atan2(im, re) / (2 * Math.PI * hz) * 44100;
            frames.ShouldBe(0, 0.02, $"{hz} Hz, delay in frames");
        }
    }

    /// <summary>The response to a one at the frame that lies on a frame of the new rate.</summary>
    private static double[] Impulse(int from, int to, ResamplerQuality quality, ResamplerPhase phase, out int center)
    {
        using var input = new AudioBuffer(1, from);
        input[0][from / 2] = (double)from / to;
        using var source = new ResampledSource(new BufferSource(input, AudioFormat.Of(from, 1)), to, quality, phase);
        using var output = new AudioBuffer(1, (int)source.Frames);
        source.Read(0, output.All);
        center = to / 2;
        return output[0].ToArray();
    }

    private static double[] Spectrum(double[] response)
    {
        var fft = new RealFft(Size);
        var (re, im, time) = (new double[fft.Bins], new double[fft.Bins], new double[Size]);
        response.CopyTo(time, 0);
        fft.Forward(time, re, im);
        return [.. re.Zip(im, (a, b) => Math.Sqrt((a * a) + (b * b)))];
    }
}
