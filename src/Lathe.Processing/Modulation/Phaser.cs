using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Modulation;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Modulation;

/// <summary>
/// All-pass stages of first order in series beside the direct signal: each pair makes one notch, and the notches sweep together. The feedback has no
/// delay in it, as in the circuit.
/// </summary>
public sealed class Phaser : IProcessor<Phaser>
{
    private static readonly Param Speed = SongLfo.RateParam(0.4);
    private static readonly Param Note = SongLfo.NoteParam();
    private static readonly Param Depth = Param.Number("depth", "Depth", 0, 4, 1.5, "octaves that the stages swing to either side", Rate.Sample);
    private static readonly Param Center = Param.Hertz("center", "Center", 100, 8000, 800, "corner of the stages in the middle of the swing", Rate.Sample);
    private static readonly Param Stages = Param.Choice("stages", "Stages", ["2", "4", "6", "8", "10", "12"], "6", "all-pass stages, two for each notch");
    private static readonly Param Feedback = Param.Percent("feedback", "Feedback", -95, 95, 25, "share of the last stage's output that goes into the first", Rate.Sample);
    private static readonly Param Phase = Param.Degrees("phase", "Phase", 0, 180, 45, "how far the last channel's swing is ahead of the first's", Rate.Sample);
    private static readonly Param Blend = Param.Percent("blend", "Blend", -100, 100, 50, "shifted against direct signal; negative turns the shifted one over", Rate.Sample);

    private readonly SongLfo _lfo = new();
    private readonly double[] _direct = new double[Quantum.Frames];
    private readonly double[] _shifted = new double[Quantum.Frames];
    private readonly double[] _first = new double[Quantum.Frames];
    private readonly double[] _second = new double[Quantum.Frames];
    private Vector128<double>[] _states = [];
    private int _stages;
    private double _rate;

    public static ProcessorInfo Info { get; } = new(
        "phaser",
        "Phaser",
        Category.Modulation,
        version: 1,
        "Notches that sweep, from a chain of all-passes.",
        "H = cos b + sin b A^n / (1 - feedback A^n), A = (w - s)/(w + s) by trapezoidal integration without delay in the loop; V. Zavalishin, The Art of VA Filter Design, 2012, 3.10 and 5.4",
        [Speed, Note, Depth, Center, Stages, Feedback, Phase, Blend]);

    public int Latency => 0;

    /// <summary>Of the values at the start.</summary>
    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _lfo.Prepare(context, Note);
        var settings = context.Settings;
        _rate = context.SampleRate;
        _stages = 2 * ((int)settings[Stages] + 1);
        _states = new Vector128<double>[(context.Channels + 1) / 2 * _stages];

        // A stage delays by at most 2 / w and dies away as e^(-w t); each of n equal poles adds to the time that the last 120 dB take.
        var lowest = Math.PI * 2 * settings[Center] * DetMath.Exp2(-settings[Depth]);
        var rounds = LoopTail.Of(settings[Feedback] / 100, 0) / 32;
        Tail = (long)Math.Ceiling(_rate * ((2 * _stages * rounds) + 20 + (2 * _stages)) / lowest);
    }

    public void Process(in Work work)
    {
        _lfo.Advance(work, Speed);
        BlendGains.Fill(work.Samples(Blend), _direct, _shifted);
        var channels = work.Audio.Channels;
        for (var c = 0; c < channels; c += 2)
        {
            var last = Math.Min(c + 1, channels - 1);
            Factors(work, channels > 1 ? c / (channels - 1.0) : 0, _first);
            Factors(work, channels > 1 ? last / (channels - 1.0) : 0, _second);
            Pair(work.Audio[c], work.Audio[last], work.Samples(Feedback), _states.AsSpan(c / 2 * _stages, _stages));
        }
    }

    public void Reset()
    {
        _lfo.Reset();
        Array.Clear(_states);
    }

    /// <summary>g / (1 + g), g = tan(pi f / rate), of one channel's corner at each frame.</summary>
    private void Factors(in Work work, double channel, Span<double> factors)
    {
        var phase = work.Samples(Phase);
        var depth = work.Samples(Depth);
        var center = work.Samples(Center);
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = 2 * (_lfo.Cycles[i] + (channel * phase[i] / 360));
        }

        DetMath.SinPi(factors, factors);
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] *= depth[i];
        }

        DetMath.Exp2(factors, factors);
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = Math.PI * Math.Min(factors[i] * center[i] / _rate, 0.45);
        }

        DetMath.Tan(factors, factors);
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] /= 1 + factors[i];
        }
    }

    /// <summary>
    /// Two channels as the lanes of a register. A stage is y = a x + b s with a = 2 G - 1, b = 2 (1 - G); the chain is y = a^n x + r, so that the loop
    /// x = in + k y gives y = (a^n in + r) / (1 - k a^n) at once.
    /// </summary>
    private void Pair(Span<double> left, Span<double> right, ReadOnlySpan<double> feedback, Span<Vector128<double>> states)
    {
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var factor = Vector128.Create(_first[i], _second[i]);
            var a = (factor + factor) - Vector128<double>.One;
            var b = Vector128<double>.One - a;
            var input = Vector128.Create(left[i], right[i]);
            var rest = Vector128<double>.Zero;
            var power = Vector128<double>.One;
            foreach (var state in states)
            {
                rest = (a * rest) + (b * state);
                power *= a;
            }

            var k = Vector128.Create(feedback[i] / 100);
            var y = ((power * input) + rest) / (Vector128<double>.One - (k * power));
            var x = input + (k * y);
            foreach (ref var state in states)
            {
                var low = state + (factor * (x - state));
                state = (low + low) - state;
                x = (low + low) - x;
            }

            y = (Vector128.Create(_direct[i]) * input) + (Vector128.Create(_shifted[i]) * x);
            left[i] = y.GetElement(0);
            right[i] = y.GetElement(1);
        }

        var least = Vector128.Create(Denormals.Threshold);
        foreach (ref var state in states)
        {
            state &= Vector128.GreaterThanOrEqual(Vector128.Abs(state), least);
        }
    }
}
