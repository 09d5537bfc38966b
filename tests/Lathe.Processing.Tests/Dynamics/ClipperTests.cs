using Lathe.Dsp.TruePeak;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class ClipperTests
{
    private const int Rate = 44100;

    public static TheoryData<int> Shapes => [0, 1, 2, 3, 4, 5, 6];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Aliases_of_a_5_kHz_tone_stay_below_90_dB_at_the_default_and_80_dB_at_18_dB_of_drive(int shape)
    {
        Aliases(("shape", shape)).ShouldBeLessThan(-90);
        Aliases(("shape", shape), ("drive", 6)).ShouldBeLessThan(-90);
        Aliases(("shape", shape), ("drive", 18)).ShouldBeLessThan(-80);
        Aliases(("shape", shape), ("drive", 18), ("knee", 0)).ShouldBeLessThan(-80);
        Aliases(("shape", shape), ("drive", 18), ("knee", 100)).ShouldBeLessThan(-80);
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 100)]
    [InlineData(2, 100)]
    [InlineData(2, 40)]
    [InlineData(5, 30)]
    public void A_slow_wave_comes_out_as_the_curve(int shape, double knee)
    {
        const double ceiling = 0.5;
        var input = Signals.Sine(Rate, Rate, 20, 6);
        var rig = new ProcessorRig<Clipper>(Rate, 1, 0, ("shape", shape), ("knee", knee), ("ceiling", Signals.Level(ceiling)));

        var output = rig.Run([input])[0];

        for (var n = 5000; n < 40000; n += 7)
        {
            var x = input[n] / ceiling;
            var t = 1 - (shape == 0 ? 0 : knee / 100);
            var u = (Math.Abs(x) - t) / (1 - t);
            var p = shape == 2 ? 3 : 9;
            var end = p / (p - 1.0);
            var g = shape == 1 ? Math.Tanh(u) : u >= end ? 1 : u - (Math.Pow(u, p) / (p * Math.Pow(end, p - 1)));
            var y = shape == 0 ? Math.Min(Math.Abs(x), 1) : Math.Abs(x) <= t ? Math.Abs(x) : t + ((1 - t) * g);

            // A corner rings between the filters.
            var tolerance = shape == 0 && Math.Abs(Math.Abs(x) - 1) < 0.05 ? 0.01 : 0.0015;
            output[n + rig.Latency].ShouldBe(ceiling * Math.Sign(x) * y, tolerance, $"frame {n}");
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void True_peaks_stay_below_the_ceiling_when_asked(int shape)
    {
        foreach (var rate in new[] { 44100, 96000 })
        {
            double[][] input = [Signals.Noise(20000, 3, 0), Signals.Sine(20000, rate, 5000, 0)];
            var output = new ProcessorRig<Clipper>(rate, 2, 0, ("shape", shape), ("drive", 18), ("ceiling", -2), ("peaks", 2)).Run(input);

            foreach (var channel in output)
            {
                var detector = new TruePeakDetector(1);
                detector.Process(0, channel);
                detector.Complete();
                (Signals.Level(detector.Peak) + 2).ShouldBeLessThanOrEqualTo(0.0005);
            }
        }
    }

    [Fact]
    public void Samples_stay_below_the_ceiling_when_asked()
    {
        var output = new ProcessorRig<Clipper>(Rate, 1, 0, ("shape", 0), ("drive", 12), ("ceiling", -2), ("peaks", 1)).Run([Signals.Noise(20000, 3, 0)])[0];
        Signals.Level(output.Max(Math.Abs)).ShouldBeInRange(-2.2, -2 + 1e-9);
    }

    [Fact]
    public void What_stays_below_the_knee_passes_flat_to_20_kHz()
    {
        foreach (var hertz in new[] { 1000, 10000, 20000 })
        {
            var rig = new ProcessorRig<Clipper>(Rate, 1, 0, ("knee", 50));
            var output = rig.Run([Signals.Sine(Rate, Rate, hertz, -10)])[0];
            Signals.Level(Amplitude(output, hertz)).ShouldBe(-10, 0.01);
        }
    }

    private static double Aliases(params (string, double)[] values)
    {
        var rig = new ProcessorRig<Clipper>(Rate, 1, 0, values);
        var output = rig.Run([Signals.Sine(Rate + 8192, Rate, 5000, 0, 0.1)])[0];
        var fundamental = Amplitude(output, 5000);

        // Harmonics of 5 kHz past half the rate fall on multiples of 100 Hz.
        var worst = 0.0;
        for (var hertz = 100; hertz < 22050; hertz += 100)
        {
            worst = hertz % 5000 == 0 ? worst : Math.Max(worst, Amplitude(output, hertz));
        }

        return Signals.Level(worst / fundamental);
    }

    /// <summary>Over 0.4 s, a whole number of periods of all multiples of 100 Hz.</summary>
    private static double Amplitude(double[] signal, double hertz)
    {
        const int frames = 17640;
        double re = 0, im = 0;
        for (var n = 0; n < frames; n++)
        {
            var x = signal[signal.Length - frames - 2205 + n];
            re += x * Math.Cos(2 * Math.PI * hertz * n / Rate);
            im += x * Math.Sin(2 * Math.PI * hertz * n / Rate);
        }

        return 2 * Math.Sqrt((re * re) + (im * im)) / frames;
    }
}
