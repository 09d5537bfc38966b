using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// Removes a constant offset: y[n] = g (x[n] - x[n-1]) + r y[n-1], the high-pass of first order, with g = (1 + r) / 2 for unity gain at the Nyquist
/// frequency.
/// </summary>
public struct DcBlocker
{
    private const double Silence = 1e-30;

    private readonly double _pole;
    private readonly double _gain;
    private double _input;
    private double _output;

    /// <param name="frequency">-3 dB point as a part of the sample rate.</param>
    public DcBlocker(double frequency)
    {
        _pole = DetMath.Exp(-2 * Math.PI * frequency);
        _gain = (1 + _pole) / 2;
    }

    /// <summary>Frames until an impulse has fallen by 120 dB.</summary>
    public readonly long Tail => (long)Math.Ceiling(-13.8155 / DetMath.Log(_pole));

    /// <summary>Processes one quantum in place.</summary>
    public void Process(Span<double> x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var input = x[i];
            _output = Math.FusedMultiplyAdd(_pole, _output, _gain * (input - _input));
            _input = input;
            x[i] = _output;
        }

        _output = Math.Abs(_output) < Silence ? 0 : _output;
        _input = Math.Abs(_input) < Silence ? 0 : _input;
    }

    public void Reset() => (_input, _output) = (0, 0);
}
