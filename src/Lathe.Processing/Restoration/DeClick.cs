using System.Numerics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Restoration;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Restoration;

/// <summary>
/// Takes clicks and crackle out: short outliers that the sound around them does not explain are replaced by what it predicts. Where nothing is found
/// every bit passes. Each channel is repaired by itself.
/// </summary>
public sealed class DeClick : IProcessor<DeClick>
{
    private const double HopSeconds = 0.02;

    private static readonly Param Threshold = Param.Number(
        "threshold", "Threshold", 4, 40, 6, "size of a click in standard deviations of what the model cannot predict; lower finds more", taper: Taper.Logarithmic);
    private static readonly Param Longest = Param.Milliseconds("longest", "Longest", 0.1, 5, 1.5, "length up to which an outlier counts as a click", Rate.Setup);
    private static readonly Param Order = Param.Number("order", "Order", 8, 64, 32, "of the model: higher follows tones better and costs more", Rate.Setup);

    private Channel[] _channels = [];

    public static ProcessorInfo Info { get; } = new(
        "de-click", "De-click", Category.Restoration, version: 1, "Takes clicks and crackle out.",
        source: "autoregressive residual, outliers, least-squares interpolation; S. J. Godsill, P. J. W. Rayner, Digital Audio Restoration, 1998; Janssen et al., 1986",
        [Threshold, Longest, Order]);

    public int Latency { get; private set; }

    /// <summary>A repair lies within the sound around it.</summary>
    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        var order = (int)Math.Round(context.Settings[Order]);
        var longest = Math.Max(1, (int)Math.Round(context.Settings[Longest] / 1000 * context.SampleRate));
        var hop = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * Quantum.Frames, HopSeconds * context.SampleRate));
        var margin = Quantum.RoundUp(ClickRepair.Margin(order) + longest + 2);
        _channels = PerChannel.Make(context.Channels, () => new Channel(order, longest, new HopBuffer(hop, margin)));
        Latency = hop + margin - Quantum.Frames;
    }

    public void Process(in Work work)
    {
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Process(work.Audio[c], work.Position, work[Threshold]);
        }
    }

    public void Reset() => Array.ForEach(_channels, c => c.Reset());

    private sealed class Channel(int order, int longest, HopBuffer buffer)
    {
        private readonly ClickRepair _repair = new(order, buffer.Samples.Length);

        public void Process(Span<double> audio, long position, double threshold)
        {
            if (buffer.Take(audio, position))
            {
                _repair.Repair(buffer.Samples, buffer.Margin, buffer.Margin + buffer.Hop, threshold, longest);
            }

            buffer.Give(audio, position);
        }

        public void Reset() => buffer.Reset();
    }
}
