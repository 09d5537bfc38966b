using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Modulation;

/// <summary>
/// The speed of something heavy that a motor turns and a belt slows: it nears the wanted speed as e^(-t / T), with one T up and another down. At the
/// wanted speed it stays there exactly.
/// </summary>
public struct Rotor
{
    /// <summary>Hertz below which a difference counts as none.</summary>
    private const double Arrived = 1e-5;

    private double _hertz;
    private bool _started;

    /// <summary>The speed at each frame; it begins at the wanted one.</summary>
    /// <param name="target">Wanted, hertz; negative turns the other way.</param>
    /// <param name="rise">T towards faster, frames.</param>
    /// <param name="fall">T towards slower, frames.</param>
    public void Turn(double target, double rise, double fall, Span<double> hertz)
    {
        if (!_started)
        {
            _started = true;
            _hertz = target;
        }

        if (_hertz == target)
        {
            hertz.Fill(target);
            return;
        }

        var kept = DetMath.Exp(-1 / (Math.Abs(target) > Math.Abs(_hertz) ? rise : fall));
        for (var i = 0; i < hertz.Length; i++)
        {
            _hertz = Math.Abs(_hertz - target) < Arrived ? target : target + ((_hertz - target) * kept);
            hertz[i] = _hertz;
        }
    }

    public void Reset() => (_hertz, _started) = (0, false);
}
