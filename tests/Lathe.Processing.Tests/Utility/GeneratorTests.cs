using Lathe.Dsp.Fourier;
using Lathe.Dsp.Noise;
using Lathe.Processing.Utility;

namespace Lathe.Processing.Tests.Utility;

public class GeneratorTests
{
    private const double Rate = 44100;

    [Fact]
    public void A_sine_has_its_exact_frequency_after_an_hour()
    {
        var hour = (long)(3600 * Rate) / 64 * 64;
        var oscillator = new RackRun<Oscillator>().With("freq", 1000.1).With("level", 0).Prepare(1);
        var late = At(oscillator, hour);
        for (var n = 0; n < 64; n++)
        {
            var cycles = decimal.Remainder(1000.1m / 44100 * (hour + n), 1);
            late[n].ShouldBe(Math.Sin(2 * Math.PI * (double)cycles), 1e-7);
        }
    }

    [Theory]
    [InlineData(1, 1234.5)]
    [InlineData(2, 1234.5)]
    [InlineData(3, 1234.5)]
    [InlineData(2, 4987)]
    [InlineData(3, 40)]
    public void Waveforms_have_their_harmonics_and_no_aliases(double waveform, double frequency)
    {
        const int size = 65536;
        frequency = Math.Round(frequency * size / Rate) * Rate / size;
        var x = new RackRun<Oscillator>().With("waveform", waveform).With("freq", frequency).With("level", 0).Run(new double[size])[0];
        var fft = new RealFft(size);
        var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
        fft.Forward(x, re, im);
        var step = (int)Math.Round(frequency * size / Rate);
        double wanted = 0, other = 0;
        for (var k = 1; k < fft.Bins; k++)
        {
            var power = (re[k] * re[k]) + (im[k] * im[k]);
            (wanted, other) = k % step == 0 ? (wanted + power, other) : (wanted, other + power);
        }

        (10 * Math.Log10(other / wanted)).ShouldBeLessThan(-100);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_sweep_passes_the_frequency_that_its_law_says(double sweep)
    {
        var x = new RackRun<Oscillator>().With("sweep", sweep).With("freq", 100).With("freq-end", 10000).With("duration", 2).With("level", 0).Run(new double[88200])[0];
        foreach (var second in new[] { 0.5, 1.0, 1.7 })
        {
            var from = (int)((second - 0.02) * Rate);
            var to = (int)((second + 0.02) * Rate);
            var crossings = Enumerable.Range(from, to - from).Count(n => x[n] < 0 && x[n + 1] >= 0);
            var expected = sweep == 1 ? 100 + (9900 * second / 2) : 100 * Math.Pow(100, second / 2);
            (crossings / 0.04).ShouldBe(expected, 26, "one crossing of 40 ms");
        }
    }

    [Fact]
    public void A_swept_square_has_no_aliases_below_its_fundamental()
    {
        var x = new RackRun<Oscillator>().With("waveform", 3).With("sweep", 2).With("freq", 4000).With("freq-end", 9000).With("duration", 1).With("level", 0).Run(new double[44032])[0];
        var window = new double[x.Length];
        Windows.BlackmanHarris(window);
        var size = 32768;
        var fft = new RealFft(size);
        var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
        Windows.BlackmanHarris(window.AsSpan(0, size));
        fft.Forward([.. x.Take(size).Select((v, n) => v * window[n])], re, im);
        double low = 0, all = 0;
        for (var k = 0; k < fft.Bins; k++)
        {
            var power = (re[k] * re[k]) + (im[k] * im[k]);
            all += power;
            low += k * Rate / size < 3500 ? power : 0;
        }

        (10 * Math.Log10(low / all)).ShouldBeLessThan(-80);
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, -3.0103)]
    [InlineData(2, -6.0206)]
    [InlineData(3, 3.0103)]
    [InlineData(4, 6.0206)]
    public void Noise_has_its_slope_and_its_level(double color, double slope)
    {
        const int frames = 44100 * 60;
        var x = new RackRun<Processing.Utility.Noise>().With("color", color).With("level", -20).Run(new double[frames])[0];
        (10 * Math.Log10(x.Sum(v => v * v) / x.Length)).ShouldBe(-20, color == 2 ? 0.5 : 0.1, "brown's power lies in a few low bins");
        foreach (var deviation in Deviations(x, slope, [62.5, 125, 250, 500, 1000, 2000, 4000, 8000, 14000]))
        {
            deviation.ShouldBe(0, 0.25, "60 s of the lowest octave have a standard deviation of 0.08 dB");
        }
    }

    [Fact]
    public void Noise_is_a_function_of_position()
    {
        var noise = new RackRun<Processing.Utility.Noise>().Prepare(1);
        var later = At(noise, 64 * 5000);
        var before = At(noise, 64 * 100);
        At(new RackRun<Processing.Utility.Noise>().Prepare(1), 64 * 5000).ShouldBe(later);
        At(noise, 64 * 100).ShouldBe(before);
        before.ShouldNotBe(later);
        At(noise, -64).ShouldNotBe(At(noise, 0));
    }

    [Theory]
    [InlineData("tone")]
    [InlineData("pink")]
    public void Calibration_signals_have_their_rms_level(string signal)
    {
        var x = TestSignalRun(signal, 44100 * 10, ("level", -20));
        (10 * Math.Log10(x.Sum(v => v * v) / x.Length)).ShouldBe(-20, signal == "tone" ? 1e-3 : 0.1);
    }

    [Fact]
    public void A_sequence_of_maximum_length_has_the_autocorrelation_of_an_impulse()
    {
        for (var order = MaximumLengthSequence.LeastOrder; order <= 14; order++)
        {
            var values = MaximumLengthSequence.Make(order);
            foreach (var lag in new[] { 1, 2, 3, 17, 100, 201 })
            {
                Enumerable.Range(0, values.Length).Sum(n => values[n] * values[(n + lag) % values.Length]).ShouldBe(-1, $"order {order}, lag {lag}");
            }
        }

        for (var order = 15; order <= MaximumLengthSequence.GreatestOrder; order++)
        {
            MaximumLengthSequence.Make(order).Sum().ShouldBe(-1, $"order {order} has one more of one sign");
        }
    }

    [Fact]
    public void Twin_tones_have_their_ratio_and_add_up_to_the_level()
    {
        var x = TestSignalRun("twin-tone", 44100, ("level", 0), ("freq", 60), ("freq-end", 7000), ("ratio", 12.0412));
        (RackRun<TestSignal>.Level(x, 60) - RackRun<TestSignal>.Level(x, 7000)).ShouldBe(12.04, 0.01);
        x.Max(Math.Abs).ShouldBe(1, 0.01);
    }

    [Fact]
    public void Ident_beeps_as_often_as_the_channel_says()
    {
        var run = new RackRun<TestSignal>().With("signal", 8).With("level", 0);
        var x = run.Run(new double[44100 * 2], new double[44100 * 2]);
        Beeps(x[0][..44100]).ShouldBe(1);
        Beeps(x[0][44100..]).ShouldBe(0);
        Beeps(x[1][..44100]).ShouldBe(0);
        Beeps(x[1][44100..]).ShouldBe(2);
    }

    [Fact]
    public void Adding_keeps_what_comes_in()
    {
        var x = RackRun<Oscillator>.Noise(640, 3);
        var tone = new RackRun<Oscillator>().Run(new double[640])[0];
        var sum = new RackRun<Oscillator>().With("output", 1).Run(x)[0];
        sum.ShouldBe([.. x.Zip(tone, (a, b) => a + b)]);
    }

    private static int Beeps(double[] x)
    {
        var (count, silent) = (0, 1000);
        foreach (var v in x)
        {
            count += Math.Abs(v) > 0.5 && silent > 500 ? 1 : 0;
            silent = Math.Abs(v) > 0.5 ? 0 : silent + 1;
        }

        return count;
    }

    private static double[] TestSignalRun(string signal, int frames, params (string Id, double Value)[] values)
    {
        var run = new RackRun<TestSignal>().With("signal", RackRun<TestSignal>.Parameter("signal").Choices.IndexOf(signal));
        foreach (var (id, value) in values)
        {
            run.With(id, value);
        }

        return run.Run(new double[frames])[0][..frames];
    }

    private static double[] At<T>(T processor, long position)
        where T : Contract.IProcessor<T>, new()
    {
        var settings = new Contract.ProcessorSettings(T.Info);
        var curves = new double[T.Info.Parameters.Length * 64];
        for (var p = 0; p < T.Info.Parameters.Length; p++)
        {
            curves.AsSpan(p * 64, 64).Fill(T.Info.Parameters[p].Id == "level" ? 0 : settings.Values[p]);
        }

        var block = new double[64];
        processor.Process(new Contract.Work(new Dsp.Buffers.Planar(block, 1, 64, 64), default, settings.Values, curves, position));
        return block;
    }

    /// <summary>By how many dB the density in octaves lies off a line through the one at 1 kHz.</summary>
    private static double[] Deviations(double[] x, double slope, double[] centers)
    {
        const int size = 16384;
        var fft = new RealFft(size);
        var (re, im, power) = (new double[fft.Bins], new double[fft.Bins], new double[fft.Bins]);
        var window = new double[size];
        Windows.BlackmanHarris(window);
        for (var at = 0; at + size <= x.Length; at += size / 2)
        {
            fft.Forward([.. Enumerable.Range(0, size).Select(n => x[at + n] * window[n])], re, im);
            for (var k = 0; k < fft.Bins; k++)
            {
                power[k] += (re[k] * re[k]) + (im[k] * im[k]);
            }
        }

        double Level(double center)
        {
            var low = (int)Math.Round(center / Math.Sqrt(2) * size / Rate);
            var high = (int)Math.Round(center * Math.Sqrt(2) * size / Rate);
            return 10 * Math.Log10(Enumerable.Range(low, high - low).Average(k => power[k] / Math.Pow(10, slope / 10 * Math.Log2(k))));
        }

        return [.. centers.Select(c => Level(c) - Level(1000))];
    }
}
