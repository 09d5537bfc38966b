using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Nonlinear;

/// <summary>What a transformer's iron does.</summary>
/// <param name="FullFlux">Hz at which a full-scale sine brings the core to its knee, flux 1.</param>
/// <param name="Corner">Hz below which the source's resistance and the inductance lose level.</param>
/// <param name="Coercivity">Half the width of the loop, in units of the magnetizing current at flux 1 without it.</param>
/// <param name="Sharpness">How fast the loop is taken up after a turn, per unit of flux.</param>
public readonly record struct CoreMaterial(double FullFlux, double Corner, double Coercivity, double Sharpness)
{
    /// <summary>Grain-oriented silicon steel, as in line output transformers: much flux, a wide loop.</summary>
    public static CoreMaterial Steel { get; } = new(22, 4, 0.18, 3);

    /// <summary>Half nickel, half iron.</summary>
    public static CoreMaterial Nickel50 { get; } = new(32, 3, 0.09, 4);

    /// <summary>Mu-metal, 80 % nickel, as in microphone transformers: little flux, a narrow loop.</summary>
    public static CoreMaterial MuMetal { get; } = new(45, 2, 0.03, 6);
}

/// <summary>
/// The magnetizing branch of an audio transformer fed through a resistance: dB/dt = w (v - R i), i = B + B^9 + r, output v - R i. The flux B is the
/// integral of the voltage, so distortion belongs to the bass (R. C. D. Paiva, J. Pakarinen, V. Välimäki, M. Tikander, "Real-time audio transformer
/// emulation for virtual tube amplifiers", EURASIP J. Adv. Signal Process. 2011). The loop is dr/dB = s (Hc - r sign dB) (B. D. Coleman and
/// M. L. Hodgdon, "A constitutive relation for rate-independent hysteresis", Int. J. Eng. Sci. 24, 1986), which for small flux obeys Rayleigh's law:
/// third harmonic in proportion to level and to 1/f^2. Linearly implicit trapezoidal rule.
/// </summary>
public sealed class TransformerCore
{
    private readonly CoreMaterial _material;
    private readonly double _step;
    private readonly double _resistance;
    private double _flux;
    private double _loop;
    private double _input;

    public TransformerCore(in CoreMaterial material, double sampleRate)
    {
        _material = material;
        _step = 2 * Math.PI * material.FullFlux / sampleRate;
        _resistance = material.Corner / material.FullFlux / (1 + (material.Sharpness * material.Coercivity));
    }

    public void Reset() => _flux = _loop = _input = 0;

    /// <summary>A quantum in place: primary voltage in, 1 is full scale; secondary voltage out, turns ratio 1.</summary>
    public void Process(Span<double> samples)
    {
        var (flux, loop, before) = (_flux, _loop, _input);
        var (coercivity, sharpness) = (_material.Coercivity, _material.Sharpness);
        for (var i = 0; i < samples.Length; i++)
        {
            var v = samples[i];
            var b2 = flux * flux;
            var b8 = b2 * b2 * b2 * b2;
            var current = flux + (flux * b8) + loop;
            var push = (0.5 * (v + before)) - (_resistance * current);
            var side = push < 0 ? -1.0 : 1.0;
            var slope = 1 + (9 * b8) + (sharpness * (coercivity - (loop * side)));
            var change = _step * push / (1 + (0.5 * _step * _resistance * slope));
            flux += change;

            // exp(-s |dB|) by its (1, 1) Pade approximant; held at 0 for steps that no signal in the audio band makes.
            var x = 0.5 * sharpness * Math.Abs(change);
            loop = (side * coercivity) + ((loop - (side * coercivity)) * Math.Max(0, (1 - x) / (1 + x)));
            before = v;
            b2 = flux * flux;
            samples[i] = v - (_resistance * (flux + (flux * b2 * b2 * b2 * b2) + loop));
        }

        _flux = Denormals.Flush(flux);
        _loop = Denormals.Flush(loop);
        _input = Denormals.Flush(before);
    }
}
