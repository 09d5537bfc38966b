using Lathe.Dsp.Filters;

namespace Lathe.Dsp.Tests.Filters;

public class MatchedDesignTests(ITestOutputHelper output)
{
    private const double Rate = 44100;

    private static readonly double[] Frequencies = [10, 20, 60, 200, 500, 1000, 2000, 3000, 4000, 5500, 7000, 8500, 10000, 11500, 13000, 14500, 16000, 18000, 20000];
    private static readonly double[] Qs = [0.3, 0.5, 0.70710678118654757, 1, 2, 4, 10];
    private static readonly double[] Gains = [-18, -12, -6, -3, 3, 6, 12, 18];

    private static readonly Dictionary<string, (IEnumerable<(string Name, AnalogSection Section)> Sections, double Bound)> Shapes = new()
    {
        ["bell"] = (from g in Gains from q in Qs select ($"{g} dB q {q:F1}", AnalogSection.Bell(g, q)), 0.06),
        ["low-shelf"] = (from g in Gains from q in Qs where q <= 2 select ($"{g} dB q {q:F1}", AnalogSection.LowShelf(g, q)), 0.1),
        ["high-shelf"] = (from g in Gains from q in Qs where q <= 2 select ($"{g} dB q {q:F1}", AnalogSection.HighShelf(g, q)), 0.1),
        ["tilt"] = (from g in Gains select ($"{g} dB", AnalogSection.Tilt(g)), 0.1),
        ["low-pass"] = (from q in Qs select ($"q {q:F1}", AnalogSection.LowPass(q)), 0.1),
        ["low-pass 6"] = ([("", AnalogSection.LowPassFirstOrder)], 0.1),
        ["band-pass"] = (from q in Qs select ($"q {q:F1}", AnalogSection.BandPass(q)), 0.1),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    /// <summary>The largest error in dB from 20 Hz to 20 kHz where the prototype passes more than -60 dB.</summary>
    internal static double Error(BiquadPair design, AnalogSection prototype, double frequency, double rate)
    {
        var worst = 0.0;
        for (var f = 20.0; f <= 20000; f *= 1.03)
        {
            var wanted = prototype.MagnitudeSquared(f / frequency);
            if (wanted > 1e-6)
            {
                worst = Math.Max(worst, Math.Abs(10 * Math.Log10(design.MagnitudeSquared(2 * Math.PI * f / rate) / wanted)));
            }
        }

        return worst;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_magnitude_follows_the_analog_prototype_to_20_kHz_at_44100_Hz(string shape) => Judge(shape, false);

    [Theory]
    [MemberData(nameof(Names))]
    public void So_does_that_of_designs_that_move(string shape) => Judge(shape, true);

    private void Judge(string shape, bool continuous)
    {
        var (sections, bound) = Shapes[shape];
        var (worst, where) = (0.0, "");
        foreach (var frequency in Frequencies)
        {
            foreach (var (name, section) in sections)
            {
                var error = Error(MatchedDesign.Design(section, frequency / Rate, continuous), section, frequency, Rate);
                (worst, where) = error > worst || double.IsNaN(error) ? (error, $"{frequency} Hz {name}") : (worst, where);
            }
        }

        output.WriteLine($"{shape}: {worst:F4} dB at {where}");
        worst.ShouldBeLessThan(bound, where);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Designs_that_move_have_no_jump_in_frequency(string shape)
    {
        // Over 1/1000 octave each coefficient goes nearly as far as over the 1/1000 octave before: what differs is the curvature of the way.
        var step = Math.Pow(2, 1.0 / 1000);
        var (worst, where) = (0.0, "");
        foreach (var (name, section) in Shapes[shape].Sections)
        {
            var (before, last) = (default(double[]), default(double[]));
            for (var frequency = 20.0; frequency < 20000; frequency *= step)
            {
                var pair = MatchedDesign.Design(section, frequency / Rate, true);
                var c = FourthOrderCoefficients.Product(pair.First, pair.Second);
                var now = new[] { c.B0, c.B1, c.B2, c.B3, c.B4, c.A1, c.A2, c.A3, c.A4 };
                var bend = before is null ? 0 : now.Select((v, i) => Math.Abs(v - (2 * last![i]) + before[i])).Max() / now.Max(Math.Abs);
                (worst, where) = bend > worst || double.IsNaN(bend) ? (bend, $"{frequency:F1} Hz {name}") : (worst, where);
                (before, last) = (last, now);
            }
        }

        output.WriteLine($"{shape}: {worst:E1} at {where}");
        worst.ShouldBeLessThan(1e-4, where);
    }
}
