using Lathe.Dsp.Buffers;
using Lathe.Dsp.Noise;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Saturation;

/// <summary>
/// A poor converter: samples are taken at a lower rate, at unsteady times if wanted, held, and rounded to few bits, y = q round(x/q + d) with
/// q = 2^(1 - bits). Aliases are its purpose, so nothing holds them back. The times are counted from the song's start. A sample of 0 stays 0.
/// </summary>
public sealed class BitCrusher : IProcessor<BitCrusher>
{
    private const ulong JitterSeed = 0x717E5;
    private const ulong DitherSeed = 0xD17E5;

    private static readonly Param Bits = Param.Number("bits", "Bits", 1, 24, 10, "word length; parts of a bit are allowed", Rate.Quantum);
    private static readonly Param SampleRate = Param.Hertz("rate", "Rate", 200, 96000, 96000, "how often a sample is taken; at the song's rate and above, always");
    private static readonly Param Jitter = Param.Percent("jitter", "Jitter", 0, 100, 0, "how unsteady the clock is, in parts of its period");
    private static readonly Param Dither = Param.Toggle("dither", "Dither", false, "adds triangular noise of two steps before rounding, which turns distortion into hiss");
    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "level after it all");

    private readonly WhiteNoise _clock = new(JitterSeed, 0);
    private double[] _held = [];
    private WhiteNoise[] _dithers = [];
    private long _taken;
    private double _rate;

    public static ProcessorInfo Info { get; } = new(
        "bit-crusher",
        "Bit crusher",
        Category.Saturation,
        version: 1,
        "Takes fewer samples and fewer bits.",
        "sample and hold, y = q round(x / q + d); dither: Lipshitz, Wannamaker and Vanderkooy, JAES 40 (1992)",
        [Bits, SampleRate, Jitter, Dither, Output]);

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        _rate = context.SampleRate;
        _held = new double[context.Channels];
        _dithers = new WhiteNoise[context.Channels];
        for (var c = 0; c < _dithers.Length; c++)
        {
            _dithers[c] = new WhiteNoise(DitherSeed, c);
        }

        // A sample is held for two periods at most.
        Tail = (long)(2 * _rate / SampleRate.Min) + 2;
        Reset();
    }

    public void Process(in Work work)
    {
        var step = DetMath.Exp2(1 - work[Bits]);
        var perFrame = Math.Min(1, work[SampleRate] / _rate);
        var jitter = 0.5 * work[Jitter] / 100;
        var dither = work[Dither];
        var gain = DetMath.DbToGain(work[Output]);
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var at = work.Position + i;
            var time = at * perFrame;
            var sample = (long)Math.Floor(time);

            // Each sample is late by its own share of the jitter; until then the one before counts.
            sample = time - sample < jitter * (1 + _clock.Uniform(sample)) ? sample - 1 : sample;
            for (var c = 0; c < _held.Length; c++)
            {
                var audio = work.Audio[c];
                if (sample != _taken)
                {
                    var noise = dither == 0 ? 0 : _dithers[c].Triangular(at);
                    _held[c] = audio[i] == 0 ? 0 : step * Math.Floor((audio[i] / step) + noise + 0.5);
                }

                audio[i] = gain * _held[c];
            }

            _taken = sample;
        }
    }

    public void Reset()
    {
        _taken = long.MinValue;
        Array.Clear(_held);
    }
}
