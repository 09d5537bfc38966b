using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Utility;

/// <summary>Changes the level of every channel by the same amount.</summary>
public sealed class Gain : IProcessor<Gain>
{
    private static readonly Param Level = Param.Decibels("level", "Level", -96, 24, 0, "gain applied to every channel", Rate.Sample);

    private readonly double[] _gains = new double[Quantum.Frames];

    public static ProcessorInfo Info { get; } = new(
        "gain", "Gain", Category.Utility, version: 1, "Changes the level.", source: "y = x * 10^(level / 20)", [Level]);

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
    }

    public void Process(in Work work)
    {
        DetMath.DbToGain(work.Samples(Level), _gains);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            Kernel.Multiply(work.Audio[c], _gains, work.Audio[c]);
        }
    }

    public void Reset()
    {
    }
}
