using System.Collections.Immutable;
using Lathe.Processing.Contract;
using Lathe.Reports.Charts;

namespace Lathe.Reports.Processors;

/// <summary>The pictures that say most of a processor, by its family.</summary>
public static class ProcessorPictures
{
    public static ImmutableArray<ProcessorPicture> Of(ProcessorRegistry.Entry entry)
    {
        var bench = new Bench(entry);
        var configurations = Configuration.Of(entry.Info, PlotChart.MostCurves);
        return [.. Kinds(entry.Info).Select(draw => draw(bench, configurations))];
    }

    private static Func<Bench, ImmutableArray<Configuration>, ProcessorPicture>[] Kinds(ProcessorInfo info) => info.Category switch
    {
        Category.Equalizers => [ResponsePicture.Draw],
        Category.Dynamics => [TransferPicture.Draw, StepPicture.Draw],
        Category.Saturation => [HarmonicsPicture.Draw, TransferPicture.Draw, ResponsePicture.Draw],
        Category.Modulation or Category.Pitch => [MovementPicture.Draw],
        Category.Delays => [EchoPicture.Draw],
        Category.Reverbs => [DecayPicture.Draw],
        Category.Stereo => [SpreadPicture.Draw],
        Category.Restoration => [SpectrumPicture.Draw],
        _ => [WaveformPicture.Draw],
    };
}
