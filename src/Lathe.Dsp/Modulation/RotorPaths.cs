using System.Runtime.CompilerServices;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Modulation;

/// <summary>
/// The two ways from a turning source to one microphone over a quantum: straight, and by the image that the cabinet's wall makes of it. Of each the
/// delay in frames and the gains of the signal and of what lies below the corner, behind which it is darker.
/// </summary>
internal sealed unsafe class RotorPaths
{
    /// <summary>Meters a second at 20 degrees Celsius.</summary>
    private const double SoundSpeed = 343;

    /// <summary>Meters by which the way over the cabinet's wall is longer.</summary>
    private const double Detour = 0.7;

    private const double ReflectedShare = 0.4;

    private readonly PinnedDoubles _straight = new(3 * Quantum.Frames);
    private readonly PinnedDoubles _reflected = new(3 * Quantum.Frames);
    private readonly double[] _cosines = new double[Quantum.Frames];
    private readonly double _framesPerMeter;
    private readonly double _radius;
    private readonly double _lowDrop;
    private readonly double _highDrop;

    /// <param name="sampleRate">Hz.</param>
    /// <param name="radius">Of the circle, meters.</param>
    /// <param name="lowDrop">Part of the level below the corner that is missing behind, 0 to 1.</param>
    /// <param name="highDrop">The same above the corner.</param>
    public RotorPaths(double sampleRate, double radius, double lowDrop, double highDrop)
    {
        _framesPerMeter = sampleRate / SoundSpeed;
        _radius = radius;
        _lowDrop = lowDrop;
        _highDrop = highDrop;
    }

    public Path Straight => new(_straight);

    public Path Reflected => new(_reflected);

    /// <summary>The longest delay, frames.</summary>
    public static double Longest(double sampleRate, double radius) =>
        InterpolatedDelayLine.LeastDelay + (((2 * radius) + Detour) * sampleRate / SoundSpeed);

    /// <summary>Follows the rotor through the next quantum.</summary>
    /// <param name="angles">Of the rotor towards the microphone, cycles, 0 when it faces it.</param>
    /// <param name="distance">Of the microphone from the axis, meters, more than the radius.</param>
    /// <param name="reflection">Level of the reflection, 0 to 1.</param>
    /// <param name="level">Gain of all.</param>
    public void Follow(ReadOnlySpan<double> angles, ReadOnlySpan<double> distance, ReadOnlySpan<double> reflection, ReadOnlySpan<double> level)
    {
        Kernel.Scale(angles, 2, _cosines);
        DetMath.CosPi(_cosines, _cosines);
        fixed (double* cosines = _cosines, far = distance, reflected = reflection, gain = level)
        {
            if (Doubles8.IsSupported)
            {
                Run<Doubles8>(cosines, far, reflected, gain);
            }
            else if (Doubles4.IsSupported)
            {
                Run<Doubles4>(cosines, far, reflected, gain);
            }
            else
            {
                Run<Doubles2>(cosines, far, reflected, gain);
            }
        }

        GC.KeepAlive(this);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Run<TV>(double* cosines, double* distance, double* reflection, double* level)
        where TV : struct, IDoubles<TV>
    {
        var (perMeter, radius, least) = (TV.Broadcast(_framesPerMeter), TV.Broadcast(_radius), TV.Broadcast(InterpolatedDelayLine.LeastDelay));
        for (var i = 0; i < Quantum.Frames; i += TV.Count)
        {
            var (cosine, far) = (TV.Load(cosines + i), TV.Load(distance + i));
            var gain = TV.Load(level + i) * far;

            // The law of cosines; the image stands at the other end of the circle's diameter.
            var squares = TV.FusedMultiplyAdd(far, far, radius * radius);
            var twice = (far + far) * radius * cosine;
            var start = TV.FusedMultiplyAdd(radius - far, perMeter, least);
            Store(TV.Sqrt(squares - twice), start, gain, cosine, _straight.Pointer + i);
            var share = TV.Broadcast(ReflectedShare) * TV.Load(reflection + i);
            Store(TV.Sqrt(squares + twice) + TV.Broadcast(Detour), start, gain * share, -cosine, _reflected.Pointer + i);
        }
    }

    /// <summary>
    /// Behind, the lows lose their drop in proportion to (1 - cos) / 2 and the highs faster at first: what is heard is high x + (low - high) lows(x).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<TV>(TV way, TV start, TV gain, TV cosine, double* path)
        where TV : struct, IDoubles<TV>
    {
        var one = TV.Broadcast(1);
        var behind = TV.Broadcast(0.5) * (one - cosine);
        var low = one - (TV.Broadcast(_lowDrop) * behind);
        var high = one - (TV.Broadcast(_highDrop) * behind * (TV.Broadcast(2) - behind));
        var near = gain / way;
        TV.Store(TV.FusedMultiplyAdd(way, TV.Broadcast(_framesPerMeter), start), path);
        TV.Store(near * high, path + Quantum.Frames);
        TV.Store(near * (low - high), path + (2 * Quantum.Frames));
    }

    /// <summary>One way's values at each frame.</summary>
    public readonly ref struct Path(PinnedDoubles values)
    {
        /// <summary>Frames.</summary>
        public ReadOnlySpan<double> Delays { get; } = values.Span[..Quantum.Frames];

        /// <summary>Of the signal.</summary>
        public ReadOnlySpan<double> Gains { get; } = values.Span.Slice(Quantum.Frames, Quantum.Frames);

        /// <summary>Of what lies below the corner, besides.</summary>
        public ReadOnlySpan<double> LowGains { get; } = values.Span.Slice(2 * Quantum.Frames, Quantum.Frames);
    }
}
