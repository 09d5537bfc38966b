using Lathe.Dsp.Filters;

namespace Lathe.Dsp.Tests.Filters;

public class MatchedCutTests(ITestOutputHelper output)
{
    private const double Rate = 44100;
    private const double Bound = 0.1;

    private static readonly double[] Frequencies = [10, 20, 60, 200, 500, 1000, 2000, 3000, 4000, 5500, 7000, 8500, 10000, 11500, 13000, 14500, 16000, 18000, 20000];
    private static readonly double[] Qs = [0.3, 0.5, 0.70710678118654757, 1, 2, 4, 10];

    /// <summary>The largest error in dB from 20 Hz to 20 kHz where the prototypes pass more than -60 dB.</summary>
    private static double Error(BiquadCoefficients[] sections, AnalogSection[] prototypes, double frequency)
    {
        var worst = 0.0;
        for (var f = 20.0; f <= 20000; f *= 1.03)
        {
            var wanted = prototypes.Aggregate(1.0, (product, s) => product * s.MagnitudeSquared(f / frequency));
            if (wanted > 1e-6)
            {
                var given = sections.Aggregate(1.0, (product, s) => product * s.MagnitudeSquared(2 * Math.PI * f / Rate));
                worst = Math.Max(worst, Math.Abs(10 * Math.Log10(given / wanted)));
            }
        }

        return worst;
    }

    private void Judge(IEnumerable<(string Name, double Frequency, AnalogSection[] Prototypes)> cuts)
    {
        Judge(cuts, false);
        Judge(cuts, true);
    }

    private void Judge(IEnumerable<(string Name, double Frequency, AnalogSection[] Prototypes)> cuts, bool continuous)
    {
        var (worst, where) = (0.0, "");
        foreach (var (name, frequency, prototypes) in cuts)
        {
            var sections = new BiquadCoefficients[MatchedCut.Sections(prototypes.Length)];
            MatchedCut.Design(prototypes, frequency / Rate, sections, continuous);
            var error = Error(sections, prototypes, frequency);
            (worst, where) = error > worst || double.IsNaN(error) ? (error, $"{frequency} Hz {name}") : (worst, where);
        }

        output.WriteLine($"{(continuous ? "moving" : "still")}: {worst:F4} dB at {where}");
        worst.ShouldBeLessThan(Bound, where);
    }

    private static AnalogSection[] Butterworths(int order, bool highPass, double q)
    {
        var prototypes = new AnalogSection[(order + 1) / 2];
        Butterworth.Prototypes(order, highPass, q * Math.Sqrt(2), prototypes);
        return prototypes;
    }

    public static TheoryData<int> Orders => [.. Enumerable.Range(1, 16)];

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_high_pass_of_every_slope_follows_its_prototype_to_20_kHz(int order) => Judge(
        from f in Frequencies from q in order == 1 ? [1] : Qs select ($"q {q:F1}", f, Butterworths(order, true, q)));

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_low_pass_of_every_slope_follows_its_prototype_to_20_kHz(int order) => Judge(
        from f in Frequencies from q in order == 1 ? [1] : Qs select ($"q {q:F1}", f, Butterworths(order, false, q)));

    [Fact]
    public void A_notch_follows_its_prototype_to_20_kHz() => Judge(
        from f in Frequencies from q in Qs select ($"q {q:F1}", f, new[] { AnalogSection.Notch(q) }));

    [Fact]
    public void The_zeros_stay_where_they_are()
    {
        var sections = new BiquadCoefficients[4];
        MatchedCut.Design([AnalogSection.HighPass(0.7)], 0.3, sections);
        sections[0].MagnitudeSquared(0).ShouldBe(0);
        MatchedCut.Design([AnalogSection.Notch(0.7)], 0.3, sections);
        sections[0].MagnitudeSquared(2 * Math.PI * 0.3).ShouldBe(0, 1e-28);
    }
}
