using System.Xml.Linq;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Tests;

public class ChartTests
{
    private static readonly double[] None = [];
    private static readonly double[] One = [-20];
    private static readonly double[] Broken = [double.NaN, -20, -21, double.NaN, double.NegativeInfinity, -19];

    public static TheoryData<double[]> Curves => [None, One, Broken, new[] { double.NaN }, new[] { double.PositiveInfinity, double.NegativeInfinity }];

    [Theory]
    [MemberData(nameof(Curves))]
    public void Loudness_is_drawn_from_any_values(double[] values) =>
        Check(LoudnessChart.Draw(values, values, values, 0.1, values.Length * 0.1, -14), LoudnessChart.Draw(values, None, None, 0.1, 0, null), LoudnessChart.Draw(None, None, values, 0.1, double.NaN, double.NaN));

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_spectrum_is_drawn_from_any_values(double[] values)
    {
        var hz = Enumerable.Range(0, values.Length).Select(i => 100.0 * (i + 1)).ToArray();
        Check(SpectrumChart.Draw(hz, values, values, values, values), SpectrumChart.Draw(hz, values, values, None, None), SpectrumChart.Draw(hz, values, values, values, None));
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_waveform_is_drawn_from_any_values(double[] values) => Check(
        WaveformChart.Draw([values], [values], 1, [new ChartMark(0, double.NaN, "<b>\"", "note")]),
        WaveformChart.Draw([values, values], [values, values], 0, [], (0, 1)),
        WaveformChart.Draw([], [], 0, []));

    [Theory]
    [MemberData(nameof(Curves))]
    public void Bars_and_a_goniometer_are_drawn_from_any_values(double[] values)
    {
        Check(BandBars.Draw(values.Select((_, i) => i + 1.0).ToArray(), values));
        Check(GoniometerChart.Draw([values, values]), GoniometerChart.Draw([]), GoniometerChart.Draw([[0, 0], [0, 0]]));
    }

    [Fact]
    public void A_point_alone_is_a_dot() => LoudnessChart.Draw(One, None, None, 0.1, 1, null).ShouldContain("h0");

    [Fact]
    public void No_level_is_labeled_with_a_negative_zero() => LoudnessChart.Draw([-3.0], None, None, 0.1, 1, null).ShouldNotContain(">-0<");

    [Fact]
    public void Left_stands_upper_left_and_right_upper_right()
    {
        // Rows from mid = +1 down, columns from side = left to right: the cell of a left signal is in the upper left quarter.
        var left = GoniometerChart.Draw([[1, 0], [0, 0]]);
        left.ShouldContain("M20 20h");
        GoniometerChart.Draw([[0, 1], [0, 0]]).ShouldContain("M170 20h");
        var labels = XElement.Parse(left).Elements().Where(e => e.Name.LocalName == "text").ToDictionary(e => e.Value, e => (double)e.Attribute("x")!);
        labels["L"].ShouldBeLessThan(labels["R"]);
    }

    private static void Check(params string[] pictures)
    {
        foreach (var picture in pictures)
        {
            picture.ShouldNotContain("NaN");
            picture.ShouldNotContain("∞");
            picture.ShouldNotContain("Infinity");
            XElement.Parse(picture);
        }
    }
}
