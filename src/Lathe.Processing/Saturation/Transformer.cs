using Lathe.Dsp.Filters;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Nonlinear;
using Lathe.Dsp.Numerics;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Saturation;

/// <summary>
/// An audio transformer: a core whose flux is the integral of the voltage (<see cref="TransformerCore"/>), so that it saturates in the bass and leaves the
/// treble alone; below, the resonance of inductance and coupling capacitor; above, that of leakage and winding capacitance. What drive adds before
/// the core is taken off after it. Flux falls with frequency, so aliases hardly arise: twice the rate, for the resonance above the audio band.
/// </summary>
public sealed class Transformer : IProcessor<Transformer>
{
    private static readonly Param Drive = Param.Decibels("drive", "Drive", -24, 36, 6, "level at the primary; the output is lowered by as much");
    private static readonly Param Core = Param.Choice("core", "Core", ["steel", "nickel", "mu-metal"], "steel", "the iron: the wider its loop, the more it colors quiet bass");
    private static readonly Param LowFrequency = Param.Hertz("low-frequency", "Low resonance", 5, 100, 10, "where coupling capacitor and inductance resonate; 12 dB an octave below");
    private static readonly Param LowQ = Param.Number("low-q", "Low Q", 0.4, 3, 0.7, "height of the low resonance; above 0.71 it lifts", taper: Taper.Logarithmic);
    private static readonly Param HighFrequency = Param.Hertz("high-frequency", "High resonance", 12000, 40000, 38000, "where leakage inductance and winding capacitance resonate; 12 dB an octave above");
    private static readonly Param HighQ = Param.Number("high-q", "High Q", 0.4, 3, 0.8, "height of the high resonance: the load's damping", taper: Taper.Logarithmic);
    private static readonly Param Output = Param.Decibels("output", "Output", -24, 24, 0, "level after it all");

    private static readonly CoreMaterial[] Materials = [CoreMaterial.Steel, CoreMaterial.Nickel50, CoreMaterial.MuMetal];

    private ValueRamps _ramps = null!;
    private TransformerCore[] _cores = [];
    private BiquadCascade[] _filters = [];
    private int _rate;
    private bool _started;

    public static ProcessorInfo Info { get; } = new(
        "transformer",
        "Transformer",
        Category.Saturation,
        version: 1,
        "An iron core: bass saturates, treble stays clean.",
        "Paiva et al., EURASIP JASP 2011; loop: Coleman and Hodgdon, Int. J. Eng. Sci. 24 (1986)",
        [Drive, Core, LowFrequency, LowQ, HighFrequency, HighQ, Output])
    {
        Oversampling = 2,
    };

    public int Latency => 0;

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var material = Materials[(int)context.Settings[Core]];
        _rate = context.SampleRate;
        _cores = new TransformerCore[context.Channels];
        _filters = new BiquadCascade[context.Channels];
        for (var c = 0; c < _cores.Length; c++)
        {
            _cores[c] = new TransformerCore(material, _rate);
            _filters[c] = new BiquadCascade(2);
        }

        // 160 dB of the core's corner, and of the low resonance at its lowest and highest.
        Tail = (long)((18.4 / (2 * Math.PI * material.Corner / 3) * _rate) + (18.4 * LowQ.Max / (Math.PI * LowFrequency.Min) * _rate));
        _ramps = new ValueRamps(2, context.Settings.Values.Length);
        Reset();
    }

    public void Process(in Work work)
    {
        if (_ramps.Changed(work))
        {
            Design(work);
        }

        for (var c = 0; c < _cores.Length; c++)
        {
            var audio = work.Audio[c];
            Kernel.Multiply(audio, _ramps[0], audio);
            _cores[c].Process(audio);
            _filters[c].Process(audio);
            Kernel.Multiply(audio, _ramps[1], audio);
        }
    }

    public void Reset()
    {
        _started = false;
        _ramps.Reset();
    }

    private void Design(in Work work)
    {
        var gain = DetMath.DbToGain(work[Drive]);
        _ramps.MoveTo(gain, DetMath.DbToGain(work[Output]) / gain);
        var low = BilinearDesign.Design(AnalogSection.HighPass(work[LowQ]), work[LowFrequency] / _rate);
        var high = BilinearDesign.Design(AnalogSection.LowPass(work[HighQ]), work[HighFrequency] / _rate);
        for (var c = 0; c < _cores.Length; c++)
        {
            _filters[c].MoveTo(0, low);
            _filters[c].MoveTo(1, high);
            if (!_started)
            {
                _filters[c].Reset();
                _cores[c].Reset();
            }
        }

        _started = true;
    }
}
