using Lathe.Dsp.Filters;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Utility;

/// <summary>Removes a constant offset from every channel.</summary>
public sealed class DcBlock : IProcessor<DcBlock>
{
    private static readonly Param Frequency = Param.Hertz("freq", "Frequency", 1, 40, 5, "the -3 dB point of the high-pass", Rate.Setup);

    private DcBlocker[] _channels = [];

    public static ProcessorInfo Info { get; } = new(
        "dc-block", "DC block", Category.Utility, version: 1, "Removes a constant offset.",
        source: "y[n] = (1 + r) / 2 (x[n] - x[n-1]) + r y[n-1], r = e^(-2 pi freq / rate)", [Frequency]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var blocker = new DcBlocker(context.Settings[Frequency] / context.SampleRate);
        _channels = new DcBlocker[context.Channels];
        Array.Fill(_channels, blocker);
        Tail = blocker.Tail;
    }

    public void Process(in Work work)
    {
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Process(work.Audio[c]);
        }
    }

    public void Reset()
    {
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Reset();
        }
    }
}
