using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Noise;

/// <summary>
/// Pink noise, RMS 1, for test signals: falls by 3 dB an octave within 0.12 dB from 20 Hz to 0.45 of the sample rate.
/// Gaussian white noise through first-order sections with a pole an octave and a zero half an octave above each.
/// Runs forward from frame 0; the block size does not matter.
/// </summary>
public sealed class PinkNoise
{
    private const double LowestPole = 2.5;

    // Poles and zeros are mapped by exp(-2 pi f / rate). The place of the highest pole, as a part of the rate, and one more
    // zero were searched for the least deviation up to 0.45 of the rate, where that map alone is 2.4 dB off.
    private const double HighestPole = 0.21022410381342863;
    private const double LastZero = -0.145;
    private const int PowerGrid = 4096;

    private readonly WhiteNoise _white;
    private readonly double[] _poles;
    private readonly double[] _zeros;
    private readonly double[] _state;
    private readonly double _gain;
    private long _frame;

    /// <param name="sampleRate">Hz, 8000 or more.</param>
    public PinkNoise(int sampleRate, ulong seed, int channel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 8000);
        _white = new WhiteNoise(seed, channel);
        var poles = new List<double>();
        var zeros = new List<double>();
        for (var corner = HighestPole; corner * sampleRate > LowestPole; corner /= 2)
        {
            poles.Add(DetMath.Exp(-2 * Math.PI * corner));
            zeros.Add(DetMath.Exp(-2 * Math.PI * Math.Sqrt(2) * corner));
        }

        _poles = [.. poles, 0];
        _zeros = [.. zeros, LastZero];
        _state = new double[_poles.Length];
        _gain = 1 / Math.Sqrt(Power());
    }

    /// <summary>The next samples.</summary>
    public void Fill(Span<double> values)
    {
        for (var n = 0; n < values.Length; n++)
        {
            var x = _gain * _white.Gaussian(_frame++);
            for (var s = 0; s < _state.Length; s++)
            {
                // y[n] = x[n] - zero x[n-1] + pole y[n-1]; the state is pole y - zero x.
                var y = x + _state[s];
                _state[s] = (_poles[s] * y) - (_zeros[s] * x);
                x = y;
            }

            values[n] = x;
        }
    }

    /// <summary>|H|^2 at an angular frequency of omega radians a frame, before the gain.</summary>
    internal double Response(double omega)
    {
        var cos = DetMath.Cos(omega);
        var response = 1.0;
        for (var s = 0; s < _poles.Length; s++)
        {
            var (p, z) = (_poles[s], _zeros[s]);
            response *= (1 + (z * z) - (2 * z * cos)) / (1 + (p * p) - (2 * p * cos));
        }

        return response;
    }

    /// <summary>Mean of |H|^2 over frequency, by the midpoint rule on a logarithmic axis.</summary>
    private double Power()
    {
        const double lowest = 1e-6;
        var step = DetMath.Log(Math.PI / lowest) / PowerGrid;
        var sum = 0.0;
        for (var k = 0; k < PowerGrid; k++)
        {
            var omega = lowest * DetMath.Exp((k + 0.5) * step);
            sum += Response(omega) * omega * step;
        }

        return sum / Math.PI;
    }
}
