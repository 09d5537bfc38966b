using System.Runtime.CompilerServices;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// Impulse responses of linear phase from a magnitude: the inverse Fourier transform of the magnitude, sampled at twice as many points as there
/// are coefficients, with its outer half faded out by a cosine. Symmetric to the bit. The magnitude is a product of analog prototypes, exact to the
/// Nyquist frequency, or anything else. No allocation after construction.
/// </summary>
public sealed class LinearPhaseDesign
{
    private readonly RealFft _fft;
    private readonly double[] _frequencies; // squares, the sample rate being 1
    private readonly double[] _squares;
    private readonly double[] _zeros;
    private readonly double[] _time;
    private readonly double[] _fade;

    /// <param name="length">The response has one coefficient less than this power of two, 64 or more.</param>
    public LinearPhaseDesign(int length)
    {
        _fft = new RealFft(2 * length);
        Half = (length / 2) - 1;
        _frequencies = new double[_fft.Bins];
        for (var k = 0; k < _frequencies.Length; k++)
        {
            var frequency = (double)k / _fft.Size;
            _frequencies[k] = frequency * frequency;
        }

        _squares = new double[_fft.Bins];
        _zeros = new double[_fft.Bins];
        _time = new double[_fft.Size];
        _fade = new double[Half + 1];
        for (var k = 0; k <= Half; k++)
        {
            var outer = Math.Max(0, (2.0 * k / (Half + 1)) - 1);
            _fade[k] = 0.5 + (0.5 * DetMath.CosPi(outer));
        }

        Clear();
    }

    /// <summary>The delay of the response in frames: coefficients on either side of the middle one.</summary>
    public int Half { get; }

    /// <summary>Coefficients of the response.</summary>
    public int Taps => (2 * Half) + 1;

    /// <summary>The squared magnitude wanted, from 0 Hz to the Nyquist frequency at equal distances.</summary>
    public Span<double> MagnitudesSquared => _squares;

    /// <summary>Begins anew with a magnitude of 1.</summary>
    public void Clear() => Array.Fill(_squares, 1);

    /// <summary>Multiplies the wanted magnitude by that of an analog section.</summary>
    /// <param name="section">The prototype.</param>
    /// <param name="frequency">Its frequency as a part of the sample rate, above 0.</param>
    public void Multiply(AnalogSection section, double frequency) =>
        Loops.Binary(new SectionMagnitude(section, 1 / (frequency * frequency)), _frequencies, _squares, _squares);

    /// <summary>Computes the response.</summary>
    /// <param name="taps">Gets <see cref="Taps"/> coefficients.</param>
    public void Respond(Span<double> taps)
    {
        Kernel.Sqrt(_squares, _squares);
        _fft.Inverse(_squares, _zeros, _time);
        Kernel.Square(_squares, _squares);
        for (var k = 0; k <= Half; k++)
        {
            taps[Half - k] = taps[Half + k] = _fade[k] * _time[k];
        }
    }

    private readonly struct SectionMagnitude(AnalogSection s, double scale) : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV frequencySquared, TV product)
            where TV : struct, IDoubles<TV>
        {
            var square = frequencySquared * TV.Broadcast(scale);
            var zeros = TV.FusedMultiplyAddNegated(TV.Broadcast(s.N2), square, TV.Broadcast(s.N0));
            var poles = TV.FusedMultiplyAddNegated(TV.Broadcast(s.D2), square, TV.Broadcast(s.D0));
            var above = TV.FusedMultiplyAdd(TV.Broadcast(s.N1 * s.N1), square, zeros * zeros);
            var below = TV.FusedMultiplyAdd(TV.Broadcast(s.D1 * s.D1), square, poles * poles);
            return product * above / below;
        }
    }
}
