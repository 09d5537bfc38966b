using Lathe.Dsp.Buffers;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Stereo;

/// <summary>
/// Scales the side signal, and can take its low end out, so that the bass is mono. Other layouts than stereo pass unchanged. The mid signal is
/// not touched, and so what a mono listener hears never changes.
/// </summary>
public sealed class Width : IProcessor<Width>
{
    private const int HighPassSections = 2;
    private const double LeastCut = 10;

    private static readonly Param Amount = Param.Percent("width", "Width", 0, 200, 100, "level of the side signal: 0 is mono, 100 unchanged", Rate.Sample);
    private static readonly Param MonoBelow = Param.Hertz(
        "mono-below", "Mono below", 0, 500, 0, "the side signal is cut below this by 24 dB/oct; under 10 Hz nothing is cut");

    private readonly double[] _side = new double[Quantum.Frames];
    private readonly double[] _changed = new double[Quantum.Frames];
    private readonly BiquadCascade _highPass = new(2 * HighPassSections);
    private readonly AnalogSection[] _prototypes = new AnalogSection[HighPassSections];
    private double _sampleRate;
    private double _start;
    private double _seen;

    public static ProcessorInfo Info { get; } = new(
        "width", "Stereo width", Category.Stereo, version: 1, "Widens or narrows the stereo picture and keeps the bass in the middle.",
        source: "side = (left - right) / 2, scaled and high-passed (Butterworth, fourth order)", [Amount, MonoBelow]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _sampleRate = context.SampleRate;
        _start = context.Settings[MonoBelow];
        Reset();

        // 120 dB at the decay of the most resonant pair of poles, whose real part is 0.38 of the frequency.
        const double Nepers = 18;
        Tail = (long)Math.Ceiling(Nepers * _sampleRate / (2 * Math.PI * 0.38 * Math.Max(_start, LeastCut)));
    }

    public void Process(in Work work)
    {
        if (work.Audio.Channels != 2)
        {
            return;
        }

        Move(work[MonoBelow]);
        var left = work.Audio[0];
        var right = work.Audio[1];
        Kernel.Subtract(left, right, _side);
        Kernel.Scale(_side, 0.5, _side);
        Kernel.Scale(work.Samples(Amount), 0.01, _changed);
        Kernel.Multiply(_side, _changed, _changed);
        _highPass.Process(_changed);

        // Adding what changed, instead of decoding, leaves every bit alone where nothing changes.
        Kernel.Subtract(_changed, _side, _changed);
        Kernel.Add(left, _changed, left);
        Kernel.Subtract(right, _changed, right);
    }

    public void Reset()
    {
        _seen = double.NaN;
        Move(_start);
        _highPass.Reset();
    }

    private void Move(double frequency)
    {
        if (frequency == _seen)
        {
            return;
        }

        _seen = frequency;
        Butterworth.Prototypes(2 * HighPassSections, highPass: true, resonance: 1, _prototypes);
        for (var i = 0; i < HighPassSections; i++)
        {
            var pair = frequency < LeastCut ? BiquadPair.Identity : MatchedDesign.Design(_prototypes[i], frequency / _sampleRate);
            _highPass.MoveTo(2 * i, pair.First);
            _highPass.MoveTo((2 * i) + 1, pair.Second);
        }
    }
}
