using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Filters;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Modulation;

/// <summary>
/// What one microphone hears of a source that turns on a circle and beams outwards: the delay and level of the changing distance, less treble from
/// its back, and one reflection off the cabinet, whose image faces the other way and lies behind (J. Smith, S. Serafin, J. Abel, D. Berners,
/// "Doppler simulation and the Leslie", DAFx 2002). Distances in meters.
/// </summary>
public sealed class RotorSound
{
    /// <summary>Meters a second at 20 degrees Celsius.</summary>
    private const double SoundSpeed = 343;

    /// <summary>Meters by which the way over the cabinet's wall is longer.</summary>
    private const double Detour = 0.7;

    private const double ReflectedShare = 0.4;

    private readonly double _framesPerMeter;
    private readonly double _radius;
    private readonly double _lowDrop;
    private readonly double _highDrop;
    private readonly InterpolatedDelayLine _line;
    private readonly double[] _cosines = new double[Quantum.Frames];
    private OnePole _straight;
    private OnePole _reflected;

    /// <param name="sampleRate">Hz.</param>
    /// <param name="radius">Of the circle.</param>
    /// <param name="corner">Hz from which on it beams.</param>
    /// <param name="lowDrop">Part of the level below the corner that is missing behind, 0 to 1.</param>
    /// <param name="highDrop">The same above the corner.</param>
    public RotorSound(double sampleRate, double radius, double corner, double lowDrop, double highDrop)
    {
        _framesPerMeter = sampleRate / SoundSpeed;
        _radius = radius;
        _lowDrop = lowDrop;
        _highDrop = highDrop;
        _straight = new OnePole(OnePole.ForFrequency(Math.Min(corner / sampleRate, 0.45)));
        _reflected = _straight;
        _line = new InterpolatedDelayLine((int)Longest(sampleRate, radius) + 1);
    }

    /// <summary>The longest delay, frames.</summary>
    public static double Longest(double sampleRate, double radius) =>
        InterpolatedDelayLine.LeastDelay + (((2 * radius) + Detour) * sampleRate / SoundSpeed);

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
        for (var i = 0; i < heard.Length; i++)
        {
            _cosines[i] = 2 * angles[i];
        }

        DetMath.CosPi(_cosines, _cosines);
        for (var i = 0; i < heard.Length; i++)
        {
            var (cosine, far) = (_cosines[i], distance[i]);
            var squares = (far * far) + (_radius * _radius);
            var way = Math.Sqrt(squares - (2 * far * _radius * cosine));
            var back = Math.Sqrt(squares + (2 * far * _radius * cosine));
            var start = InterpolatedDelayLine.LeastDelay - ((far - _radius) * _framesPerMeter);
            var straight = Beam(_line.Read(start + (way * _framesPerMeter)), cosine, ref _straight) * far / way;
            var reflected = Beam(_line.Read(start + ((back + Detour) * _framesPerMeter)), -cosine, ref _reflected) * far / (back + Detour);
            _line.Write(source[i]);
            heard[i] += level[i] * (straight + (ReflectedShare * reflection[i] * reflected));
        }

        _straight.Settle();
        _reflected.Settle();
    }

    public void Reset()
    {
        _line.Reset();
        _straight.Reset();
        _reflected.Reset();
    }

    private double Beam(double x, double cosine, ref OnePole filter)
    {
        var behind = 0.5 * (1 - cosine);
        var low = filter.Next(x);
        return ((1 - (_lowDrop * behind)) * low) + ((1 - (_highDrop * behind * (2 - behind))) * (x - low));
    }
}
