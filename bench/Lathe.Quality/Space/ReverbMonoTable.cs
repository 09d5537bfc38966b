using System.Collections.Immutable;

namespace Lathe.Quality.Space;

/// <summary>What the reverb loses in mono.</summary>
public sealed class ReverbMonoTable : IQualityTable
{
    public string Section => "Space";

    public string Title => "Reverb: loss and evenness in mono";

    public string Method =>
        "Stereo impulse responses at the defaults: the energy of (L + R)/sqrt 2 against that of L and R, from a source on the left and from one in the middle; the least and the greatest of the same in third octaves from 125 Hz to 8 kHz (spring: 3.15 kHz), middle source.";

    public string Bar => "Loss 3.5 dB at most (3.01 dB is what independent channels lose).";

    public Table Measure() => new(
        ["type", "left dB", "middle dB", "least third dB", "greatest third dB"],
        [.. ReverbTypes.All.Select(Row)]);

    private static ImmutableArray<string> Row(string type)
    {
        var (left, middle) = (Of(type, 0), Of(type, 1));
        double[] thirds = [.. Enumerable.Range(0, type == "spring" ? 15 : 19).Select(k => 125 * Math.Pow(2, k / 3.0)).Select(hz =>
        {
            var (low, high) = ReverbTypes.Band(hz, 1 / 3.0);
            return Decibels(RoomResponse.BandEnergy(middle.MonoSums()[0], low, high), RoomResponse.BandEnergy(middle[0], low, high) + RoomResponse.BandEnergy(middle[1], low, high));
        })];
        return
        [
            type, ReverbTypes.Text(Loss(left), "0.00"), ReverbTypes.Text(Loss(middle), "0.00"), ReverbTypes.Text(thirds.Min(), "0.00"), ReverbTypes.Text(thirds.Max(), "0.00"),
        ];
    }

    private static RoomResponse Of(string type, double right) => RoomResponse.Of("reverb", 2, 3, c => c == 0 ? 1 : right, ("type", type));

    private static double Loss(RoomResponse r) => Decibels(r.MonoSums()[0].Sum(x => x * x), r[0].Sum(x => x * x) + r[1].Sum(x => x * x));

    private static double Decibels(double a, double b) => 10 * Math.Log10(a / b);
}
