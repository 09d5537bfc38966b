using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Stereo;

/// <summary>
/// Makes the low end mono: the side signal loses what lies below a frequency. The mid signal goes through the all-pass that the crossover's bands
/// sum to, and so both stay in phase with each other at every frequency. Other layouts than stereo pass unchanged.
/// </summary>
public sealed class MonoMaker : IProcessor<MonoMaker>
{
    private const double Lowest = 20;
    private static readonly int[] Orders = [2, 4, 8];

    private static readonly Param Frequency = Param.Hertz("freq", "Frequency", Lowest, 500, 120, "the side signal is 6 dB down here and falls below");
    private static readonly Param Slope = Param.Choice("slope", "Slope", ["12", "24", "48"], "24", "how steeply the side signal falls, dB an octave");
    private static readonly Param Amount = Param.Percent("amount", "Amount", 0, 100, 100, "share of the low side signal that is taken out", Rate.Sample);

    private readonly double[] _side = new double[Quantum.Frames];
    private readonly double[] _high = new double[Quantum.Frames];
    private readonly double[] _kept = new double[Quantum.Frames];
    private LinkwitzRiley _mid = new(4);
    private LinkwitzRiley _sides = new(4);
    private double _sampleRate;
    private double _start;
    private double _seen;

    public static ProcessorInfo Info { get; } = new(
        "mono-maker", "Mono maker", Category.Stereo, version: 1, "Keeps the low end in the middle.",
        source: "side = high + (1 - amount) low, mid = low + high; Linkwitz-Riley crossovers (S. Linkwitz, JAES 1976)", [Frequency, Slope, Amount]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var order = Orders[(int)context.Settings[Slope]];
        _mid = new LinkwitzRiley(order);
        _sides = new LinkwitzRiley(order);
        _sampleRate = context.SampleRate;
        _start = context.Settings[Frequency];
        Reset();

        // Double poles whose real part is at least 0.38 of the lowest frequency: 120 dB and their polynomial in 24 time constants.
        Tail = (long)Math.Ceiling(24 * _sampleRate / (2 * Math.PI * 0.38 * Lowest));
    }

    public void Process(in Work work)
    {
        if (work.Audio.Channels != 2)
        {
            return;
        }

        Move(work[Frequency]);
        var mid = work.Audio[0];
        var side = work.Audio[1];
        MidSide.Encode(mid, side);
        side.CopyTo(_side);
        _mid.Split(mid, _high);
        Kernel.Add(mid, _high, mid);
        _sides.Split(_side, _high);
        Kernel.Scale(work.Samples(Amount), -0.01, _kept);
        Kernel.MultiplyAdd(_side, _kept, _side, _side);
        Kernel.Add(_side, _high, side);
        MidSide.Decode(mid, side);
    }

    public void Reset()
    {
        _seen = double.NaN;
        Move(_start);
        _mid.Reset();
        _sides.Reset();
    }

    private void Move(double frequency)
    {
        if (frequency != _seen)
        {
            _seen = frequency;
            _mid.MoveTo(frequency / _sampleRate);
            _sides.MoveTo(frequency / _sampleRate);
        }
    }
}
