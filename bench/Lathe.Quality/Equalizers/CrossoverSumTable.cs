using System.Collections.Immutable;
using System.Globalization;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;

namespace Lathe.Quality.Equalizers;

/// <summary>The sums of the crossover banks' bands.</summary>
public sealed class CrossoverSumTable : IQualityTable
{
    private const int Frames = 512 * Quantum.Frames;
    private const int Length = 4096;

    private static readonly int[] Orders = [2, 4, 8];

    public string Section => "Equalizers";

    public string Title => "Crossover bands summed";

    public string Method =>
        "An impulse through crossovers of each order into 2 to 8 bands, from 60 Hz up at 44.1 kHz, the bands added again: the greatest deviation from 0 dB from 20 Hz to 22 kHz; in linear phase the greatest difference from the delayed impulse.";

    public string Bar => "0.01 dB for every order and count.";

    public Table Measure() => new(
        ["order", "bands", "minimum phase dB", "linear phase, difference"],
        [.. from order in Orders
            from bands in Enumerable.Range(CrossoverBank.LeastBands, CrossoverBank.MostBands - CrossoverBank.LeastBands + 1)
            select ImmutableArray.Create($"{order}", $"{bands}", Flatness(order, bands).ToString("0.0e0", CultureInfo.InvariantCulture), Difference(order, bands).ToString("0.0e0", CultureInfo.InvariantCulture))]);

    private static double[] Frequencies(int bands) => [.. Enumerable.Range(0, bands - 1).Select(k => 60 * Math.Pow(200, k / 6.0) / EqualizerRun<Processing.Equalizers.Eq>.Rate)];

    private static double Flatness(int order, int bands)
    {
        var bank = new CrossoverBank(1, bands, order);
        bank.MoveTo(Frequencies(bands));
        bank.Reset();
        var sum = Sum(bands, (_, audio, split) => bank.Split(audio, split));
        return Enumerable.Range(0, 22).Max(i => Math.Abs(EqualizerRun<Processing.Equalizers.Eq>.Level(sum, 20 * Math.Pow(1.395, i))));
    }

    private static double Difference(int order, int bands)
    {
        var bank = new LinearPhaseCrossoverBank(1, bands, order, Length);
        bank.MoveTo(Frequencies(bands));
        bank.Reset();
        var sum = Sum(bands, (at, audio, split) => bank.Split(at, audio, split));
        return sum.Select((x, i) => Math.Abs(x - (i == bank.Latency ? 1 : 0))).Max();
    }

    private static double[] Sum(int bands, Splitting split)
    {
        var sum = new double[Frames];
        using var audio = new AudioBuffer(1, Quantum.Frames);
        using var parts = new AudioBuffer(bands, Quantum.Frames);
        for (var at = 0; at < Frames; at += Quantum.Frames)
        {
            audio[0].Clear();
            audio[0][0] = at == 0 ? 1 : 0;
            split(at, audio.All, parts.All);
            for (var i = 0; i < Quantum.Frames; i++)
            {
                for (var b = 0; b < bands; b++)
                {
                    sum[at + i] += parts[b][i];
                }
            }
        }

        return sum;
    }

    private delegate void Splitting(long position, Planar audio, Planar bands);
}
