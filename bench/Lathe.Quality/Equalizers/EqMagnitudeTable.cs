using System.Collections.Immutable;
using System.Globalization;
using Lathe.Dsp.Filters;

namespace Lathe.Quality.Equalizers;

/// <summary>The designs of every shape against their analog prototypes, over frequency, gain and q.</summary>
public sealed class EqMagnitudeTable : IQualityTable
{
    private const double Rate = 44100;

    private static readonly double[] Frequencies = [10, 20, 60, 200, 500, 1000, 2000, 3000, 4000, 5500, 7000, 8500, 10000, 11500, 13000, 14500, 16000, 18000, 20000];
    private static readonly double[] Qs = [0.3, 0.5, 0.70710678118654757, 1, 2, 4, 10];
    private static readonly double[] Gains = [-18, -12, -6, -3, 3, 6, 12, 18];

    private static readonly int[] Orders = [1, 2, 3, 4, 6, 8, 12, 16];
    private static readonly bool[] Cutting = [false, true];

    public string Section => "Equalizers";

    public string Title => "Magnitude against the analog prototype";

    public string Method =>
        "Every shape at 19 frequencies from 10 Hz to 20 kHz, 8 gains to +-18 dB and 7 q from 0.3 to 10 (shelves to 2; cuts: q of the most resonant section), at 44.1 kHz: the greatest error from 20 Hz to 20 kHz where the prototype passes more than -60 dB, of bands that stand still and of bands that move.";

    public string Bar => "0.1 dB.";

    public Table Measure() => new(
        ["shape", "still dB", "moving dB"],
        [
            Row("bell", from g in Gains from q in Qs select AnalogSection.Bell(g, q)),
            Row("low shelf", from g in Gains from q in Qs where q <= 2 select AnalogSection.LowShelf(g, q)),
            Row("high shelf", from g in Gains from q in Qs where q <= 2 select AnalogSection.HighShelf(g, q)),
            Row("tilt", from g in Gains select AnalogSection.Tilt(g)),
            Row("band-pass", from q in Qs select AnalogSection.BandPass(q)),
            Cuts("notch", from q in Qs select new[] { AnalogSection.Notch(q) }),
            .. from highPass in Cutting
               from order in Orders
               select Cuts(string.Create(CultureInfo.InvariantCulture, $"{(highPass ? "high" : "low")}-pass {6 * order} dB/oct"), from q in Qs where order > 1 || q == 1 select Prototypes(order, highPass, q)),
        ]);

    private static AnalogSection[] Prototypes(int order, bool highPass, double q)
    {
        var sections = new AnalogSection[(order + 1) / 2];
        Butterworth.Prototypes(order, highPass, q * Math.Sqrt(2), sections);
        return sections;
    }

    private static ImmutableArray<string> Row(string name, IEnumerable<AnalogSection> sections) => Row(name, sections.Select(s => new[] { s }), (prototypes, frequency, moving) =>
    {
        var pair = MatchedDesign.Design(prototypes[0], frequency, moving);
        return [pair.First, pair.Second];
    });

    private static ImmutableArray<string> Cuts(string name, IEnumerable<AnalogSection[]> cuts) => Row(name, cuts, (prototypes, frequency, moving) =>
    {
        var sections = new BiquadCoefficients[MatchedCut.Sections(prototypes.Length)];
        MatchedCut.Design(prototypes, frequency, sections, moving);
        return sections;
    });

    private static ImmutableArray<string> Row(string name, IEnumerable<AnalogSection[]> filters, Func<AnalogSection[], double, bool, BiquadCoefficients[]> design)
    {
        string Worst(bool moving) => (from f in Frequencies from filter in filters select Error(design(filter, f / Rate, moving), filter, f)).Max().ToString("0.000", CultureInfo.InvariantCulture);
        return [name, Worst(false), Worst(true)];
    }

    private static double Error(BiquadCoefficients[] sections, AnalogSection[] prototypes, double frequency)
    {
        var worst = 0.0;
        for (var f = 20.0; f <= 20000; f *= 1.03)
        {
            var wanted = prototypes.Aggregate(1.0, (product, s) => product * s.MagnitudeSquared(f / frequency));
            var given = sections.Aggregate(1.0, (product, s) => product * s.MagnitudeSquared(2 * Math.PI * f / Rate));
            worst = wanted > 1e-6 ? Math.Max(worst, Math.Abs(10 * Math.Log10(given / wanted))) : worst;
        }

        return worst;
    }
}
