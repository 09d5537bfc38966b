using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Noise;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Processing.Utility;

/// <summary>
/// Noise of a color at an exact RMS level, from 10 Hz to half the rate. It is a function of seed, channel and song position: the same bar always has the
/// same noise.
/// </summary>
public sealed class Noise : IProcessor<Noise>
{
    private const double OctaveInDecibels = 6.0205999132796242; // 20 log10 2

    private static readonly Param Color = Param.Choice(
        "color", "Color", ["white", "pink", "brown", "blue", "violet"], "pink", "power over frequency: 0, -3.01, -6.02, +3.01, +6.02 dB an octave");
    private static readonly Param Level = Param.Decibels("level", "Level", -120, 0, -20, "RMS level of each channel, dBFS (a full-scale square wave is 0)", Rate.Sample);
    private static readonly Param Seed = Param.Number("seed", "Seed", 0, 9999, 1, "another seed gives other noise of the same kind", Rate.Setup);
    private static readonly Param Linked = Param.Toggle("linked", "Linked", false, "the same noise in every channel", Rate.Setup);
    private static readonly Param Mode = Output.Declare();

    private static readonly double[] Slopes = [0, -OctaveInDecibels / 2, -OctaveInDecibels, OctaveInDecibels / 2, OctaveInDecibels];

    private readonly double[] _gains = new double[Quantum.Frames];
    private readonly double[] _values = new double[Quantum.Frames];
    private ShapedNoise[] _channels = [];
    private bool _linked;
    private bool _add;

    public static ProcessorInfo Info { get; } = new(
        "noise", "Noise", Category.Utility, version: 1, "Makes white, pink, brown, blue or violet noise.",
        source: "random spectra of the exact shape, overlapped by half under a power-complementary window", [Color, Level, Seed, Linked, Mode])
    {
        Generates = true,
    };

    public int Latency => 0;

    public long Tail => 0;

    public void Prepare(ProcessorContext context)
    {
        var settings = context.Settings;
        _linked = settings[Linked] == 1;
        _add = Output.Adds(settings, Mode);
        var channel = 0;
        _channels = PerChannel.Make(
            _linked ? 1 : context.Channels,
            () => new ShapedNoise(context.SampleRate, Slopes[(int)settings[Color]], (ulong)Math.Round(settings[Seed]), channel++));
    }

    public void Process(in Work work)
    {
        DetMath.DbToGain(work.Samples(Level), _gains);
        for (var c = 0; c < work.Audio.Channels; c++)
        {
            if (c == 0 || !_linked)
            {
                _channels[c].Fill(work.Position, _values);
                Kernel.Multiply(_values, _gains, _values);
            }

            Output.Give(_values, _add, work.Audio[c]);
        }
    }

    public void Reset()
    {
    }
}
