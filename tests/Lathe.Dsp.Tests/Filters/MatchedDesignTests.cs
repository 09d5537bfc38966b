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
    public void The_magnitude_follows_the_analog_prototype_to_20_kHz_at_44100_Hz(string shape)
    {
        var (sections, bound) = Shapes[shape];
        var (worst, where) = (0.0, "");
        foreach (var frequency in Frequencies)
        {
            var (most, at) = (0.0, "");
            foreach (var (name, section) in sections)
            {
                var error = Error(MatchedDesign.Design(section, frequency / Rate), section, frequency, Rate);
                (most, at) = error > most ? (error, $"{frequency} Hz {name}") : (most, at);
            }

                        (worst, where) = most > worst ? (most, at) : (worst, where);
        }

        output.WriteLine($"{shape}: {worst:F4} dB at {where}");
        worst.ShouldBeLessThan(bound, where);
    }
}
