using System.Numerics;
using Lathe.Dsp.Fourier;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Noise;

/// <summary>
/// Gaussian noise of RMS 1 whose spectrum follows a straight line in dB per octave, drawn in the frequency domain. Frames of random bins of exactly that
/// shape overlap by half under a sine window, whose squares add to 1, so that level and shape hold everywhere. A value is a function of seed,
/// channel and position alone. Below 10 Hz there is nothing.
/// </summary>
public sealed class ShapedNoise
{
    private const double Lowest = 10; // Hz
    private const double FrameSeconds = 0.7;

    private readonly int _hop;
    private readonly WhiteNoise _white;
    private readonly RealFft _fft;
    private readonly double[] _shape;
    private readonly double[] _window;
    private readonly double[] _re;
    private readonly double[] _im;
    private double[] _older;
    private double[] _newer;
    private long _frame = long.MinValue;

    /// <param name="sampleRate">Hz, 8000 or more.</param>
    /// <param name="slope">Decibels an octave: 0 white, -3.0103 pink, -6.0206 brown, +3.0103 blue, +6.0206 violet.</param>
    /// <param name="seed">Another seed gives independent noise.</param>
    /// <param name="channel">Another channel gives independent noise.</param>
    public ShapedNoise(int sampleRate, double slope, ulong seed, int channel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 8000);
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(FrameSeconds * sampleRate));
        _hop = size / 2;
        _white = new WhiteNoise(seed, channel);
        _fft = new RealFft(size);
        _shape = Shape(size, sampleRate, slope);
        _window = new double[size];
        for (var n = 0; n < size; n++)
        {
            _window[n] = DetMath.SinPi((n + 0.5) / size);
        }

        _re = new double[_fft.Bins];
        _im = new double[_fft.Bins];
        _older = new double[size];
        _newer = new double[size];
    }

    /// <summary>Fills with the noise from a position on.</summary>
    /// <param name="position">Frames; any value.</param>
    public void Fill(long position, Span<double> values)
    {
        while (!values.IsEmpty)
        {
            var at = (int)(((position % _hop) + _hop) % _hop);
            Show((position - at) / _hop);
            var count = Math.Min(values.Length, _hop - at);
            for (var i = 0; i < count; i++)
            {
                values[i] = _newer[at + i] + _older[_hop + at + i];
            }

            values = values[count..];
            position += count;
        }
    }

    /// <summary>Amplitudes of the bins for noise of variance 1.</summary>
    private static double[] Shape(int size, int sampleRate, double slope)
    {
        var shape = new double[(size / 2) + 1];
        var power = 0.0;
        for (var k = 1; k < size / 2; k++)
        {
            var octaves = DetMath.Log2(k * (double)sampleRate / size / Lowest);
            shape[k] = octaves >= 0 ? DetMath.DbToGain(slope * octaves) : 0;
            power += shape[k] * shape[k];
        }

        // Each bin adds 4 / size^2 of its square, with random parts of variance 1 and the inverse transform's 1 / size.
        var scale = size / (2 * Math.Sqrt(power));
        for (var k = 0; k < shape.Length; k++)
        {
            shape[k] *= scale;
        }

        return shape;
    }

    private void Show(long frame)
    {
        if (frame == _frame)
        {
            return;
        }

        (_older, _newer) = (_newer, _older);
        if (frame - 1 != _frame)
        {
            Draw(frame - 1, _older);
        }

        Draw(frame, _newer);
        _frame = frame;
    }

    private void Draw(long frame, double[] values)
    {
        var first = frame * _fft.Size;
        for (var k = 0; k < _shape.Length; k++)
        {
            _re[k] = _shape[k] == 0 ? 0 : _shape[k] * _white.Gaussian(first + (2 * k));
            _im[k] = _shape[k] == 0 ? 0 : _shape[k] * _white.Gaussian(first + (2 * k) + 1);
        }

        _fft.Inverse(_re, _im, values);
        Kernels.Kernel.Multiply(values, _window, values);
    }
}
