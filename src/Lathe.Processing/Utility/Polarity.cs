using Lathe.Dsp.Kernels;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Utility;

/// <summary>Turns channels over. Channels after the second follow the first.</summary>
public sealed class Polarity : IProcessor<Polarity>
{
    private static readonly Param Invert = Param.Choice(
        "invert", "Invert", ["both", "left", "right", "none"], "both", "the channels that are turned over", Rate.Quantum);

    public static ProcessorInfo Info { get; } = new(
        "polarity", "Polarity", Category.Utility, version: 1, "Turns the signal over, so that up becomes down.", source: "y = -x", [Invert]);

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
    }

    public void Process(in Work work)
    {
        var invert = work[Invert];
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            if (invert == 0 || (c != 1 && invert == 1) || (c == 1 && invert == 2))
            {
                Kernel.Negate(work.Audio[c], work.Audio[c]);
            }
        }
    }

    public void Reset()
    {
    }
}
