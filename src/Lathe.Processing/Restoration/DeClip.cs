using System.Numerics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;
using Lathe.Dsp.Restoration;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Restoration;

/// <summary>
/// Rebuilds peaks that were cut off. The level at which they were cut is found for each channel and polarity, or given. What is rebuilt stands above that
/// level, so the output is trimmed to make room. Where nothing is cut, only the trim changes the sound.
/// </summary>
public sealed class DeClip : IProcessor<DeClip>
{
    private const double HopSeconds = 0.04;
    private const double MarginSeconds = 0.02;

    private static readonly Param Detect = Param.Choice(
        "detect", "Detect", ["auto", "level"], "auto", "auto: flat tops that end in a corner are cut; level: everything at or above the level is", Rate.Quantum);
    private static readonly Param Level = Param.Decibels("level", "Level", -40, 0, -0.1, "where samples count as cut in mode level, dBFS");
    private static readonly Param Order = Param.Number("order", "Order", 16, 96, 48, "of the model: higher follows tones better and costs more", Rate.Setup);
    private static readonly Param Trim = Param.Decibels("trim", "Trim", -24, 0, -6, "gain of the output, to make room for the rebuilt peaks");

    private readonly double[] _gains = new double[Quantum.Frames];
    private Channel[] _channels = [];
    private double _gain;
    private double _start;

    public static ProcessorInfo Info { get; } = new(
        "de-clip", "De-clip", Category.Restoration, version: 1, "Rebuilds peaks that were cut off.",
        source: "least-squares interpolation of an autoregressive model (Janssen, Veldhuis, Vries, IEEE Trans. ASSP 34(2), 1986), held beyond the cut",
        [Detect, Level, Order, Trim]);

    public int Latency { get; private set; }

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        var order = (int)Math.Round(context.Settings[Order]);
        var hop = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4 * Quantum.Frames, HopSeconds * context.SampleRate));
        var margin = Quantum.RoundUp((int)(MarginSeconds * context.SampleRate) + (2 * order));
        _channels = PerChannel.Make(context.Channels, () => new Channel(order, new HopBuffer(hop, margin)));
        Latency = hop + margin - Quantum.Frames;
        _start = DetMath.DbToGain(context.Settings[Trim]);
        _gain = _start;
    }

    public void Process(in Work work)
    {
        var gain = DetMath.DbToGain(work[Trim]);
        Ramp.Fill(_gains, _gain, gain);
        _gain = gain;
        var level = work[Detect] == 1 ? DetMath.DbToGain(work[Level]) : 0;
        for (var c = 0; c < _channels.Length; c++)
        {
            _channels[c].Process(work.Audio[c], work.Position, level);
            Kernel.Multiply(work.Audio[c], _gains, work.Audio[c]);
        }
    }

    public void Reset()
    {
        _gain = _start;
        Array.ForEach(_channels, c => c.Reset());
    }

    private sealed class Channel(int order, HopBuffer buffer)
    {
        private readonly ClipRepair _repair = new(order, buffer.Samples.Length);
        private readonly double[] _after = new double[buffer.Margin];

        /// <param name="level">The level that cuts, or 0 to find it.</param>
        public void Process(Span<double> audio, long position, double level)
        {
            if (buffer.Take(audio, position))
            {
                // The samples after the hop are rebuilt with it and put back: they are the next hop's.
                var after = buffer.Samples[^buffer.Margin..];
                after.CopyTo(_after);
                var ahead = buffer.Samples[buffer.Margin..];
                var upper = level > 0 ? level : ClipDetector.Level(ahead, 1) * (1 - ClipDetector.Tolerance);
                var lower = level > 0 ? level : ClipDetector.Level(ahead, -1) * (1 - ClipDetector.Tolerance);
                _repair.Repair(buffer.Samples, buffer.Margin, upper, lower);
                _after.CopyTo(after);
            }

            buffer.Give(audio, position);
        }

        public void Reset() => buffer.Reset();
    }
}
