using System.Collections.Immutable;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>Where a sound on the left goes: response from the left input to both outputs, and of the mono sum.</summary>
internal static class SpreadPicture
{
    private const int Size = 1 << 16;
    private const int Start = 1 << 14;

    public static ProcessorPicture Draw(Bench bench, ImmutableArray<Configuration> configurations)
    {
        var hz = Decibels.Frequencies(480);
        var curves = configurations.Take(PlotChart.MostCurves / 2).SelectMany(c =>
        {
            var stereo = bench.Run(c, (channel, i) => channel == 0 && i == Start ? 1 : 0, Size);
            return new[]
            {
                new PlotCurve($"{c.Name}, left to left", hz, Decibels.OfSpectrum(stereo[0], hz)),
                new PlotCurve($"{c.Name}, left to right", hz, Decibels.OfSpectrum(stereo[1], hz)),
            };
        }).ToList();
        return new ProcessorPicture(
            "spread",
            "Response from the left input to the left and to the right output.",
            PlotChart.Draw($"{bench.Info.Name}: spread", PlotAxis.Frequency, PlotAxis.Around("dB", curves.SelectMany(c => c.Y), 24, 48), curves));
    }
}
