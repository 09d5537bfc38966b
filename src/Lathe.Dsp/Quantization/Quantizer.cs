using Lathe.Dsp.Noise;

namespace Lathe.Dsp.Quantization;

/// <summary>
/// Rounds one channel to integers of 8, 16, 20, 24 or 32 bits, full scale 1.0 = 2^(bits - 1), with dither drawn by absolute
/// position and error feedback. Values past full scale are clamped. A run of <see cref="BlankAfter"/> zeros, or zeros from
/// the start on, give exact zeros (auto-blank). Without dither, samples that lie on the grid come out unchanged, shaped or not.
/// Blocks are given in order; their size does not matter. Not thread-safe.
/// </summary>
public sealed class Quantizer
{
    /// <summary>Zero samples in a row after which the output is blank: 23 ms at 44.1 kHz, longer than any zero crossing.</summary>
    public const int BlankAfter = 1024;

    private readonly Dither _dither;
    private readonly WhiteNoise _noise;
    private readonly double[] _coefficients;
    private readonly double[] _feedback;
    private readonly double _scale;
    private int _zeros = BlankAfter;

    /// <param name="bits">8, 16, 20, 24 or 32.</param>
    /// <param name="seed">Of the dither.</param>
    /// <param name="channel">Each channel's dither is independent of the others'.</param>
    /// <param name="sampleRate">Hz; only shapers that are designed for a rate ask for it.</param>
    public Quantizer(int bits, Dither dither, NoiseShaper shaper, ulong seed, int channel, int sampleRate = 44100)
    {
        if (bits is not (8 or 16 or 20 or 24 or 32))
        {
            throw new ArgumentOutOfRangeException(nameof(bits), bits, "Bits are 8, 16, 20, 24 or 32.");
        }

        if (!Enum.IsDefined(dither))
        {
            throw new ArgumentOutOfRangeException(nameof(dither), dither, "Not a dither.");
        }

        Bits = bits;
        _dither = dither;
        _noise = new WhiteNoise(seed, channel);
        _coefficients = ShaperCoefficients.Of(shaper, sampleRate).ToArray();
        // One more than there are coefficients, always 0: what the last one is added to.
        _feedback = new double[_coefficients.Length + 1];
        _scale = 1L << (bits - 1);
    }

    public int Bits { get; }

    /// <summary>The value of one step: 2^(1 - bits).</summary>
    public double Step => 1 / _scale;

    /// <summary>Forgets the errors so far; what follows is taken as the start.</summary>
    public void Reset()
    {
        _feedback.AsSpan().Clear();
        _zeros = BlankAfter;
    }

    /// <param name="position">The first frame's place in the whole, which chooses the dither.</param>
    /// <param name="samples">Finite; full scale is 1.0.</param>
    /// <param name="integers">Takes as many values of <see cref="Bits"/> bits, from -2^(bits - 1) to 2^(bits - 1) - 1.</param>
    /// <exception cref="ArgumentException">The destination is shorter than the samples.</exception>
    public void Process(long position, ReadOnlySpan<double> samples, Span<int> integers)
    {
        if (integers.Length < samples.Length)
        {
            throw new ArgumentException("The destination is shorter than the samples.", nameof(integers));
        }

        for (var n = 0; n < samples.Length; n++)
        {
            _zeros = samples[n] == 0 ? Math.Min(_zeros + 1, BlankAfter + 1) : 0;
            if (_zeros > BlankAfter)
            {
                _feedback.AsSpan().Clear();
                integers[n] = 0;
                continue;
            }

            var wanted = (samples[n] * _scale) - _feedback[0];
            // Round-half-even has no bias; the error counts the dither, and is taken before clamping so that it stays bounded.
            var rounded = Math.Round(wanted + Draw(position + n), MidpointRounding.ToEven);
            Remember(rounded - wanted);
            integers[n] = (int)Math.Clamp(rounded, -_scale, _scale - 1);
        }
    }

    private double Draw(long frame) => _dither switch
    {
        Dither.None => 0,
        Dither.Rectangular => 0.5 * _noise.Uniform(frame),
        Dither.Triangular => _noise.Triangular(frame),
        _ => 0.5 * (_noise.Uniform(frame) - _noise.Uniform(frame - 1)),
    };

    /// <summary>Adds an error to the sums that later samples subtract: the sum for k samples on gets c[k + 1] e.</summary>
    private void Remember(double error)
    {
        var coefficients = _coefficients.AsSpan();
        var feedback = _feedback.AsSpan();
        for (var k = 0; k < coefficients.Length; k++)
        {
            feedback[k] = Math.FusedMultiplyAdd(coefficients[k], error, feedback[k + 1]);
        }
    }
}
