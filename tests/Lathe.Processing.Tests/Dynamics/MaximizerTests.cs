using Lathe.Dsp.TruePeak;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Tests.Dynamics;

public class MaximizerTests
{
    private const int Rate = 48000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void True_peaks_stay_below_the_ceiling_at_any_loudness(int character)
    {
        foreach (var loudness in new[] { 0.0, 6, 24 })
        {
            foreach (var match in new[] { 0, 1 })
            {
                // Silence after, so that the end comes out whole.
                double[][] input = [Signals.Join(Program(1), new double[6000]), Signals.Join([.. Program(2).Select(x => Math.Clamp(3 * x, -1, 1))], new double[6000])];
                var output = new ProcessorRig<Maximizer>(Rate, 2, 0, ("character", character), ("loudness", loudness), ("ceiling", -1), ("match", match)).Run(input);

                foreach (var channel in output)
                {
                    var detector = new TruePeakDetector(1);
                    detector.Process(0, channel);
                    detector.Complete();
                    (Signals.Level(detector.Peak) + 1).ShouldBeLessThanOrEqualTo(0.0005, $"loudness {loudness} dB");
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_knob_makes_it_louder(int character)
    {
        var input = Program(3);
        var before = double.NegativeInfinity;
        foreach (var loudness in new[] { 0.0, 3, 6, 9 })
        {
            var output = new ProcessorRig<Maximizer>(Rate, 1, 0, ("character", character), ("loudness", loudness)).Run([input])[0];
            var power = Power(output);
            power.ShouldBeGreaterThan(before + 0.3);
            before = power;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Matched_output_has_the_power_of_the_input(int character)
    {
        var input = Program(4);
        var rig = new ProcessorRig<Maximizer>(Rate, 1, 0, ("character", character), ("loudness", 12), ("match", 1));

        var output = rig.Run([input])[0];

        Power(output.AsSpan(rig.Latency)).ShouldBe(Power(input.AsSpan(0, input.Length - rig.Latency)), 0.5);
    }

    [Fact]
    public void What_stays_below_the_ceiling_passes_unchanged_to_the_bit_when_clean()
    {
        var input = Program(5).Select(x => 0.3 * x).ToArray();
        var rig = new ProcessorRig<Maximizer>(Rate, 1, 0, ("loudness", 0));

        var output = rig.Run([input])[0];

        output.AsSpan(rig.Latency).SequenceEqual(input.AsSpan(0, output.Length - rig.Latency)).ShouldBeTrue();
    }

    private static double Power(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var sample in x)
        {
            sum += sample * sample;
        }

        return 10 * Math.Log10(sum / x.Length);
    }

    /// <summary>Hits and a chord, 2 s.</summary>
    private static double[] Program(ulong seed)
    {
        var hiss = Signals.Noise(2 * Rate, seed, -8);
        return Signals.Make(2 * Rate, n =>
        {
            var t = n / (double)Rate;
            var beat = t % 0.25;
            return (0.15 * (Math.Sin(2 * Math.PI * 220 * t) + Math.Sin(2 * Math.PI * 331 * t))) + (0.5 * Math.Exp(-30 * beat) * Math.Sin(2 * Math.PI * 70 * beat)) + (hiss[n] * Math.Exp(-80 * beat));
        });
    }
}
