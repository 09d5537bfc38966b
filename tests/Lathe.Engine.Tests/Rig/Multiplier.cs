using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;

namespace Lathe.Engine.Tests.Rig;

/// <summary>Multiplies by the first sample of a sound and the first byte of a data file.</summary>
public sealed class Multiplier : IProcessor<Multiplier>
{
    private double _factor;

    public static Asset Sound { get; } = Asset.Audio("sound", "Sound", "its first sample counts", maxSeconds: 1);

    public static Asset Curve { get; } = Asset.Data("curve", "Curve", "its first byte counts", maxBytes: 4, required: false);

    public static ProcessorInfo Info { get; } = new("multiplier", "Multiplier", Category.Utility, 1, "Multiplies.", "y = s x", []) { Assets = [Sound, Curve] };

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context) =>
        _factor = context.Content(Sound)!.Channels[0][0] * (context.Content(Curve)?.Data[0] ?? 1);

    public void Process(in Work work)
    {
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            for (var i = 0; i < Quantum.Frames; i++)
            {
                work.Audio[c][i] *= _factor;
            }
        }
    }

    public void Reset()
    {
    }
}
