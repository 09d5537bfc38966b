using Lathe.Dsp.Delays;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Tests.Wrappers;

/// <summary>y[n] = gain x[n - frames], and it counts what it was asked.</summary>
internal sealed class DelayedGain(int frames, double gain) : IProcessor<DelayedGain>
{
    private static readonly Param Curve = Param.Decibels("curve", "Curve", -100, 100, 0, "recorded", Rate.Sample);

    private IntegerDelay? _delay;

    public DelayedGain()
        : this(0, 1)
    {
    }

    public static ProcessorInfo Info { get; } = new("delayed-gain", "Delayed gain", Category.Utility, 1, "Test.", "y = g x", [Curve]);

    public int Latency => frames;

    public long Tail => 0;

    public int Channels { get; private set; }

    public int SampleRate { get; private set; }

    public List<long> Positions { get; } = [];

    public List<double> Curves { get; } = [];

    public void Prepare(ProcessorContext context)
    {
        Channels = context.Channels;
        SampleRate = context.SampleRate;
        _delay = new IntegerDelay(context.Channels, frames);
    }

    public void Process(in Work work)
    {
        Positions.Add(work.Position);
        Curves.AddRange(work.Samples(Curve));
        work[Curve].ShouldBe(work.Samples(Curve)[^1]);
        _delay!.Process(work.Audio);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            foreach (ref var x in work.Audio[c])
            {
                x *= gain;
            }
        }
    }

    public void Reset() => _delay!.Reset();
}
