using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Reverbs;

/// <summary>
/// An artificial space: predelay, early reflections, two steps of diffusion and a feedback delay network of 16 lines. Channel c of the output is
/// the c-th sum of the network's lines; the sums' signs are orthogonal, so the channels are decorrelated. One channel stays one.
/// </summary>
public sealed class Reverberator : IReverberation
{
    /// <summary>The lines together hold this share of the decay time where they can: the spectrum of the tail is then within 1 dB of noise's in deviation.</summary>
    private const double LinesOfDecay = 0.4;

    /// <summary>Milliseconds at size 1 that no line exceeds for that: beyond it single echoes of the longest would be heard.</summary>
    private const double LongestLine = 450;

    private readonly int _channels;
    private readonly IntegerDelay _predelay;
    private readonly EarlyReflections _early;
    private readonly Diffuser _first;
    private readonly Diffuser _second;
    private readonly FeedbackDelayNetwork _network;
    private readonly double _gain;
    private readonly double[] _late = new double[LineBlock.Length];
    private readonly double[] _reflections;
    private ReverbLevels? _before;

    /// <param name="channels">1 to 16.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="size">Scales every time of the shape.</param>
    /// <param name="predelay">Frames before anything comes.</param>
    public Reverberator(int channels, double sampleRate, ReverbShape shape, double size, DecayBands decay, int predelay)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, LineBlock.Lines);
        var frames = size * sampleRate / 1000;
        _channels = channels;
        _predelay = new IntegerDelay(channels, predelay);
        _early = new EarlyReflections(channels, shape.FirstReflection * frames, shape.LastReflection * frames, shape.Reflections, 3);
        _first = new Diffuser(shape.FirstDiffusion * frames, 1);
        _second = new Diffuser(shape.SecondDiffusion * frames, 2);
        var lengths = CoprimeLengths.Summing(shape.ShortestLine * frames, shape.LongestLine * frames, LinesOfDecay * decay.Mid * sampleRate, LongestLine * frames);
        _network = new FeedbackDelayNetwork(lengths, decay, sampleRate);
        _gain = _network.UnitGain / Math.Sqrt(channels);
        _reflections = new double[channels * Quantum.Frames];

        // 120 dB, and 20 more for resonances that a sustained tone builds up.
        Tail = predelay + Math.Max(_early.Last, _first.Span + _second.Span + lengths[^1] + (long)(140.0 / 60 * decay.Longest * sampleRate));
    }

    public long Tail { get; }

    public void Process(in Planar audio, ReverbLevels levels, long position)
    {
        var before = _before ?? levels;
        _before = levels;
        _predelay.Process(audio);
        var late = _late.AsSpan();
        Distribute(audio, late);
        var reflections = new Planar(_reflections, _channels, Quantum.Frames, Quantum.Frames);
        _early.Process(audio, reflections);

        Diffuse(late, before.Diffusion, levels.Diffusion);
        _network.Process(late, before.Modulation, levels.Modulation, position);
        Combine(reflections, late, before, levels, audio);
    }

    public void Reset()
    {
        _before = null;
        _predelay.Reset();
        _early.Reset();
        _first.Reset();
        _second.Reset();
        _network.Reset();
    }

    /// <summary>Every channel goes into its share of the lines, with its energy kept.</summary>
    private void Distribute(in Planar audio, Span<double> late)
    {
        for (var j = 0; j < LineBlock.Lines; j++)
        {
            var channel = j % _channels;
            var lines = ((LineBlock.Lines - 1 - channel) / _channels) + 1;
            var gain = Vector256.Create(1 / Math.Sqrt(lines));
            ref var x = ref MemoryMarshal.GetReference(audio[channel]);
            ref var y = ref MemoryMarshal.GetReference(LineBlock.Line(late, j));
            for (nuint i = 0; i < Quantum.Frames; i += 4)
            {
                (gain * Vector256.LoadUnsafe(ref x, i)).StoreUnsafe(ref y, i);
            }
        }
    }

    private void Diffuse(Span<double> late, double before, double now)
    {
        Span<double> cosine = stackalloc double[Quantum.Frames];
        Span<double> sine = stackalloc double[Quantum.Frames];
        var (from, to) = (Angle(before), Angle(now));
        Ramp.Fill(cosine, from.Cosine, to.Cosine);
        Ramp.Fill(sine, from.Sine, to.Sine);
        _first.Process(late, cosine, sine);
        _second.Process(late, cosine, sine);
    }

    /// <summary>The angle of the diffusers' butterflies; full diffusion mixes by the Hadamard matrix itself.</summary>
    private static (double Cosine, double Sine) Angle(double diffusion) => diffusion == 1
        ? (Math.Sqrt(0.5), Math.Sqrt(0.5))
        : (DetMath.Cos(diffusion * Math.PI / 4), DetMath.Sin(diffusion * Math.PI / 4));

    private void Combine(in Planar reflections, Span<double> late, ReverbLevels before, ReverbLevels now, in Planar output)
    {
        Span<double> earlyGain = stackalloc double[Quantum.Frames];
        Span<double> lateGain = stackalloc double[Quantum.Frames];
        Ramp.Fill(earlyGain, before.Early / Math.Sqrt(_channels > 1 ? 2 : 1), now.Early / Math.Sqrt(_channels > 1 ? 2 : 1));
        Ramp.Fill(lateGain, before.Late * _gain, now.Late * _gain);
        for (var c = 0; c < _channels; c++)
        {
            var x = reflections[c];
            var z = LineBlock.Line(late, c);
            var y = output[c];
            for (var i = 0; i < y.Length; i++)
            {
                y[i] = (earlyGain[i] * x[i]) + (lateGain[i] * z[i]);
            }
        }
    }
}
