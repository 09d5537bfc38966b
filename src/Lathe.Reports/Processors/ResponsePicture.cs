using System.Collections.Immutable;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>Magnitude over frequency, from the response to an impulse of -20 dBFS.</summary>
internal static class ResponsePicture
{
    private const int Size = 1 << 16;
    private const int Start = 1 << 14;
    private const double Level = 0.1;

    public static ProcessorPicture Draw(Bench bench, ImmutableArray<Configuration> configurations)
    {
        var hz = Decibels.Frequencies(480);
        var curves = configurations.Select(c =>
        {
            var left = bench.Run(c, (_, i) => i == Start ? Level : 0, Size)[0];
            return new PlotCurve(c.Name, hz, Decibels.OfSpectrum(left, hz, 1 / Level));
        }).ToList();
        var axis = PlotAxis.Around("dB", curves.SelectMany(c => c.Y), 12, 60);
        return new ProcessorPicture(
            "response", "Magnitude over frequency, from an impulse of -20 dBFS.", PlotChart.Draw($"{bench.Info.Name}: frequency response", PlotAxis.Frequency, axis, curves));
    }
}
