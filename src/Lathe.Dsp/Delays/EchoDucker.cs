using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Delays;

/// <summary>
/// A gain for echoes or reverberation that steps back while the input is loud: none below -40 dBFS of peak, all of it from -10 dBFS on, in proportion between. Attack one
/// quantum, release 250 ms.
/// </summary>
public struct EchoDucker
{
    private const double From = -40;
    private const double To = -10;
    private const double ReleaseSeconds = 0.25;

    private readonly double _keep;
    private double _level;
    private double _gain;

    public EchoDucker(double sampleRate)
    {
        _keep = DetMath.Exp(-Quantum.Frames / (ReleaseSeconds * sampleRate));
        _gain = 1;
    }

    /// <param name="input">What ducks.</param>
    /// <param name="decibels">The most to step back, 0 or more.</param>
    /// <param name="gains">Takes the gain of each frame.</param>
    public void Follow(in Planar input, double decibels, Span<double> gains)
    {
        var peak = 0.0;
        for (var c = 0; c < input.Channels; c++)
        {
            foreach (var x in input[c])
            {
                peak = Math.Max(peak, Math.Abs(x));
            }
        }

        _level = Math.Max(peak, Denormals.Flush(_level * _keep));
        var share = _level == 0 ? 0 : Math.Clamp((DetMath.GainToDb(_level) - From) / (To - From), 0, 1);
        var gain = DetMath.DbToGain(-decibels * share);
        Ramp.Fill(gains, _gain, gain);
        _gain = gain;
    }

    public void Reset()
    {
        _level = 0;
        _gain = 1;
    }
}
