using System.Collections.Immutable;
using System.Globalization;
using Lathe.Dsp.Fourier;

namespace Lathe.Quality.Dynamics;

public sealed class MultibandSumTable : IQualityTable
{
    private const int Size = 65536;
    private static readonly string[] Crossovers = ["lr4", "lr8", "linear-phase"];
    private static readonly int[] Counts = [2, 3, 4, 6, 8];
    private static readonly string[] Edges = ["20 Hz", "90 Hz", "250 Hz", "700 Hz", "1.8 kHz", "4 kHz", "8 kHz", "14 kHz"];

    public string Section => "Dynamics";

    public string Title => "Multiband: sum of the bands";

    public string Method => "The spectrum of an impulse through multiband while no band works, 0 Hz to half of the rate; the greatest deviation from 0 dB.";

    public string Bar => "within 0.01 dB.";

    public Table Measure() => new(
        ["crossover", "bands", "44.1 kHz", "96 kHz"],
        [
            .. from crossover in Crossovers
               from bands in Counts
               select (ImmutableArray<string>)[crossover, bands.ToString(CultureInfo.InvariantCulture), Worst(crossover, bands, 44100), Worst(crossover, bands, 96000)],
        ]);

    private static string Worst(string crossover, int bands, int rate)
    {
        var impulse = new double[Size];
        impulse[0] = 0.5;
        var response = DynamicsRig.Run(
            "multiband", rate, impulse, [$"crossover={crossover}", .. Edges[^bands..].SelectMany((e, k) => new[] { $"bands/b{k}/from={e}", $"bands/b{k}/threshold=0 dB" })]);
        var fft = new RealFft(Size);
        var (re, im) = (new double[fft.Bins], new double[fft.Bins]);
        fft.Forward(response, re, im);
        var worst = Enumerable.Range(0, fft.Bins).Max(k => Math.Abs(DynamicsRig.Level(2 * Math.Sqrt((re[k] * re[k]) + (im[k] * im[k])))));
        return string.Create(CultureInfo.InvariantCulture, $"{worst:0.0e+0} dB");
    }
}
