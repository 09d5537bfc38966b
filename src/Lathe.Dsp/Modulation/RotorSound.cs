using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Filters;

namespace Lathe.Dsp.Modulation;

/// <summary>
/// What one microphone hears of a source that turns on a circle and beams outwards: the delay and level of the changing distance, less treble from
/// its back, and one reflection off the cabinet, whose image faces the other way and lies behind (J. Smith, S. Serafin, J. Abel, D. Berners,
/// "Doppler simulation and the Leslie", DAFx 2002). Distances in meters.
/// </summary>
public sealed class RotorSound
{
    private readonly RotorPaths _paths;
    private readonly InterpolatedDelayLine _line;
    private OnePole _straight;
    private OnePole _reflected;

    /// <param name="sampleRate">Hz.</param>
    /// <param name="radius">Of the circle.</param>
    /// <param name="corner">Hz from which on it beams.</param>
    /// <param name="lowDrop">Part of the level below the corner that is missing behind, 0 to 1.</param>
    /// <param name="highDrop">The same above the corner.</param>
    public RotorSound(double sampleRate, double radius, double corner, double lowDrop, double highDrop)
    {
        _paths = new RotorPaths(sampleRate, radius, lowDrop, highDrop);
        _straight = new OnePole(OnePole.ForFrequency(Math.Min(corner / sampleRate, 0.45)));
        _reflected = _straight;
        _line = new InterpolatedDelayLine((int)Longest(sampleRate, radius) + 1);
    }

    /// <summary>The longest delay, frames.</summary>
    public static double Longest(double sampleRate, double radius) => RotorPaths.Longest(sampleRate, radius);

    /// <summary>Adds a quantum as the microphone hears it; the nearest point of the circle is <see cref="InterpolatedDelayLine.LeastDelay"/> late.</summary>
    /// <param name="source">What the rotor sounds.</param>
    /// <param name="angles">Of the rotor towards the microphone, cycles, 0 when it faces it.</param>
    /// <param name="distance">Of the microphone from the axis, more than the radius.</param>
    /// <param name="reflection">Level of the reflection, 0 to 1.</param>
    /// <param name="level">Gain of all.</param>
    /// <param name="heard">Is added to.</param>
    public void Add(
        ReadOnlySpan<double> source,
        ReadOnlySpan<double> angles,
        ReadOnlySpan<double> distance,
        ReadOnlySpan<double> reflection,
        ReadOnlySpan<double> level,
        Span<double> heard)
    {
        _paths.Follow(angles, distance, reflection, level);
        var near = _paths.Straight;
        var far = _paths.Reflected;
        var (straight, reflected) = (_straight, _reflected);
        for (var i = 0; i < Quantum.Frames; i++)
        {
            var direct = _line.Read(near.Delays[i]);
            var mirrored = _line.Read(far.Delays[i]);
            _line.Write(source[i]);
            var front = Math.FusedMultiplyAdd(near.Gains[i], direct, near.LowGains[i] * straight.Next(direct));
            var back = Math.FusedMultiplyAdd(far.Gains[i], mirrored, far.LowGains[i] * reflected.Next(mirrored));
            heard[i] += front + back;
        }

        straight.Settle();
        reflected.Settle();
        (_straight, _reflected) = (straight, reflected);
    }

    public void Reset()
    {
        _line.Reset();
        _straight.Reset();
        _reflected.Reset();
    }
}
