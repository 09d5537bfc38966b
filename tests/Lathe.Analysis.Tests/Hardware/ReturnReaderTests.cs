using Lathe.Analysis.Hardware;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Resampling;

namespace Lathe.Analysis.Tests.Hardware;

public sealed class ReturnReaderTests
{
    private const int Rate = 48000;
    private const int ProgramFrames = Rate;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(137, 1)]
    [InlineData(137.3, 1)]
    [InlineData(1440.71, -0.5)]
    [InlineData(12000.499, 0.25)]
    public void Latency_gain_and_polarity_of_a_clean_return_are_exact(double latency, double gain)
    {
        using var program = Program();
        var send = new SendSource(program);
        using var recorded = Moved(send, latency, 1, gain);
        var reading = ReturnReader.Read(recorded, send.Layout).ShouldNotBeNull();
        foreach (var channel in reading.Channels)
        {
            channel.Latency.ShouldBe(latency, 0.002);
            channel.Gain.ShouldBe(DetMath.GainToDb(Math.Abs(gain)), 0.001);
            channel.Inverted.ShouldBe(gain < 0);
            channel.Correlation.ShouldBeGreaterThan(0.6, "at the nearest whole frame, and the sweep reaches 0.45 of the rate");
            channel.NoiseFloor.ShouldBeLessThan(-140);
            channel.Tones.ShouldAllBe(t => t.Thd < -120);
        }

        reading.DriftPpm.ShouldBe(0, 0.001);
        reading.HasLastSweep.ShouldBeTrue();
        Residual(program, recorded, send.Layout, reading, Math.Abs(gain)).ShouldBeLessThan(-70);
    }

    [Fact]
    public void A_drifting_clock_is_measured_and_put_right()
    {
        using var program = Program();
        var send = new SendSource(program);
        const double ppm = 8.5;
        using var recorded = Moved(send, 300.25, 1 / (1 + (ppm * 1e-6)), 1);
        var reading = ReturnReader.Read(recorded, send.Layout).ShouldNotBeNull();
        reading.DriftPpm.ShouldBe(ppm, 0.05);
        Residual(program, recorded, send.Layout, reading, 1).ShouldBeLessThan(-60);
    }

    [Fact]
    public void Noise_and_distortion_are_measured_and_do_not_mislead()
    {
        using var program = Program();
        var send = new SendSource(program);
        using var clean = Moved(send, 512.4, 1, -0.8);
        using var noisy = Changed(clean, (x, noise) => x + (0.02 * x * x) + (0.003 * noise));
        var reading = ReturnReader.Read(noisy, send.Layout).ShouldNotBeNull();
        var channel = reading.Channels[0];
        channel.Latency.ShouldBe(512.4, 0.01);
        channel.Inverted.ShouldBeTrue();
        channel.NoiseFloor.ShouldBe(DetMath.GainToDb(0.003 / Math.Sqrt(3)), 0.2);

        // 0.02 x^2 of a sine of amplitude a makes a second harmonic of 0.01 a^2.
        var amplitude = 0.8 * DetMath.DbToGain(-6);
        channel.Tones[3].Thd.ShouldBe(DetMath.GainToDb(0.01 * amplitude), 0.3);
    }

    [Fact]
    public void A_recording_without_the_sweep_is_no_return()
    {
        using var program = Program();
        var send = new SendSource(program);
        using var noise = Changed(Moved(send, 0, 1, 0), (_, n) => 0.1 * n);
        ReturnReader.Read(noise, send.Layout).ShouldBeNull();
    }

    [Fact]
    public void The_program_is_sent_bit_for_bit_in_its_place()
    {
        using var program = Program();
        var send = new SendSource(program);
        using var read = new AudioBuffer(2, ProgramFrames);
        using var original = new AudioBuffer(2, ProgramFrames);
        send.Read(send.Layout.Program, read.All);
        program.Read(0, original.All);
        read[1].SequenceEqual(original[1]).ShouldBeTrue();
        send.Frames.ShouldBe(send.Layout.Frames);
    }

    private static BufferSource Program() => Filled(ProgramFrames, (c, n) => 0.3 * DetMath.Sin(0.03 * (c + 1) * n) * DetMath.Sin(Math.PI * n / ProgramFrames) * DetMath.Sin(Math.PI * n / ProgramFrames));

    private static BufferSource Filled(int frames, Func<int, int, double> sample)
    {
        var buffer = new AudioBuffer(2, frames);
        for (var c = 0; c < 2; c++)
        {
            for (var n = 0; n < frames; n++)
            {
                buffer[c][n] = sample(c, n);
            }
        }

        return new BufferSource(buffer, AudioFormat.Stereo(Rate));
    }

    private static WarpedSource Moved(SendSource source, double latency, double ratio, double gain) =>
        new(source, [-latency * ratio, -latency * ratio], ratio, [gain, gain], source.Frames + 2000);

    private static BufferSource Changed(IAudioSource source, Func<double, double, double> change)
    {
        using var read = new AudioBuffer(2, (int)source.Frames);
        source.Read(0, read.All);
        var samples = new[] { read[0].ToArray(), read[1].ToArray() };
        var state = 1UL;
        return Filled(samples[0].Length, (c, n) =>
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return change(samples[c][n], ((long)(state >> 11) * (1.0 / (1L << 52))) - 1);
        });
    }

    /// <summary>What is left of the program when the aligned return, its gain taken out, is subtracted: dB.</summary>
    private static double Residual(IAudioSource program, IAudioSource recorded, SendLayout layout, ReturnReading reading, double gain)
    {
        using var aligned = ReturnReader.Align(recorded, layout, reading);
        using var a = new AudioBuffer(2, ProgramFrames);
        using var b = new AudioBuffer(2, ProgramFrames);
        program.Read(0, a.All);
        aligned.Read(0, b.All);
        double left = 0, all = 0;
        for (var n = 0; n < ProgramFrames; n++)
        {
            left += Math.Pow((b[0][n] / gain) - a[0][n], 2);
            all += a[0][n] * a[0][n];
        }

        return 10 * Math.Log10(left / all);
    }
}
