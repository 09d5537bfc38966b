using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>y[n] = y[n-1] + c (x[n] - y[n-1]): smoothing of first order, unity gain at 0 Hz.</summary>
public struct OnePole
{
    private const double Silence = 1e-30;

    private double _state;

    /// <param name="coefficient">From <see cref="ForTime"/> or <see cref="ForFrequency"/>; 1 passes the input.</param>
    public OnePole(double coefficient) => Coefficient = coefficient;

    public double Coefficient { get; set; }

    /// <summary>The coefficient whose step response reaches 1 - 1/e after a time.</summary>
    /// <param name="frames">The time in frames; 0 gives 1.</param>
    public static double ForTime(double frames) => frames <= 0 ? 1 : 1 - DetMath.Exp(-1 / frames);

    /// <summary>The coefficient with its pole at that of an analog RC low-pass.</summary>
    /// <param name="frequency">-3 dB point as a part of the sample rate.</param>
    public static double ForFrequency(double frequency) => 1 - DetMath.Exp(-2 * Math.PI * frequency);

    public double Next(double x)
    {
        _state = Math.FusedMultiplyAdd(Coefficient, x - _state, _state);
        return _state;
    }

    /// <summary>Makes a state too small to matter 0; call at the end of each quantum.</summary>
    public void Settle() => _state = Math.Abs(_state) < Silence ? 0 : _state;

    public void Reset(double value = 0) => _state = value;
}
