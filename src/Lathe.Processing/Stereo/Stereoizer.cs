using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Stereo;

/// <summary>
/// Makes mono wide: a decorrelated copy of the mid signal is added to one side and taken from the other. left + right stays what it was to the last
/// bits, so the mono sum does not change at all. A side signal that is there already is kept. Other layouts than stereo pass unchanged.
/// </summary>
public sealed class Stereoizer : IProcessor<Stereoizer>
{
    private const double LowestCut = 20;
    private const double PulsesPerSecond = 2000;

    private static readonly Param Mode = Param.Choice(
        "mode", "Mode", ["comb", "all-pass", "velvet"], "velvet",
        "comb: an echo, complementary combs left and right; all-pass: dense phase; velvet: sparse noise, the most diffuse");
    private static readonly Param Amount = Param.Percent("amount", "Amount", 0, 100, 50, "level of the copy: 100 makes left and right uncorrelated", Rate.Sample);
    private static readonly Param Time = Param.Milliseconds("time", "Time", 1, 50, 20, "length of the echo, of the longest all-pass or of the noise", Rate.Setup);
    private static readonly Param LowCut = Param.Hertz("low-cut", "Low cut", LowestCut, 2000, 150, "the copy is cut below this by 12 dB an octave, so that the bass stays in the middle");

    private readonly double[] _copy = new double[Quantum.Frames];
    private readonly double[] _gains = new double[Quantum.Frames];
    private Decorrelator _decorrelator = new Decorrelator.Comb(0);
    private StateVariable _filter;
    private double _sampleRate;
    private double _seen;

    public static ProcessorInfo Info { get; } = new(
        "stereoizer", "Stereoizer", Category.Stereo, version: 1, "Makes mono wide and leaves the mono sum alone.",
        source: "left + a D(mid), right - a D(mid); D: R. Orban's complementary combs, JAES 18(2), 1970; Schroeder all-passes; velvet noise (Alary et al., DAFx 2017)",
        [Mode, Amount, Time, LowCut]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        var frames = (int)Math.Round(context.Settings[Time] / 1000 * _sampleRate);
        _decorrelator = context.Settings[Mode] switch
        {
            0 => new Decorrelator.Comb(frames),
            1 => new Decorrelator.AllPass(frames),
            _ => new Decorrelator.Velvet(frames, Math.Max(2, (int)Math.Round(PulsesPerSecond * context.Settings[Time] / 1000))),
        };

        // Of the low cut: 120 dB at the decay of its poles.
        Tail = _decorrelator.Tail + (long)(16 / (2 * Math.PI * 0.7 * LowestCut) * _sampleRate);
        Reset();
    }

    public void Process(in Work work)
    {
        if (work.Audio.Channels != 2)
        {
            return;
        }

        Tune(work[LowCut]);
        var left = work.Audio[0];
        var right = work.Audio[1];
        Kernel.Add(left, right, _copy);
        Kernel.Scale(_copy, 0.5, _copy);
        _decorrelator.Process(_copy);
        Kernel.Scale(work.Samples(Amount), 0.01, _gains);
        var filter = _filter;
        for (var i = 0; i < _copy.Length; i++)
        {
            _copy[i] = _gains[i] * filter.Next(_copy[i]).High;
        }

        filter.Settle();
        _filter = filter;
        Kernel.Add(left, _copy, left);
        Kernel.Subtract(right, _copy, right);
    }

    public void Reset()
    {
        _decorrelator.Reset();
        _filter.Reset();
        _seen = double.NaN;
    }

    private void Tune(double frequency)
    {
        if (frequency != _seen)
        {
            _seen = frequency;
            _filter.Set(frequency / _sampleRate, Math.Sqrt(0.5));
        }
    }
}
