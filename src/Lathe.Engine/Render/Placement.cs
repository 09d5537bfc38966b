using Lathe.Dsp.Buffers;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>Level and place: the last stage of a strip, and each send.</summary>
internal abstract class Placement
{
    /// <param name="gain">Levels and mutes.</param>
    /// <param name="place">From which layout to which, and where.</param>
    /// <param name="movements">What the place follows.</param>
    public static Placement Make(GainCurve gain, PlanPlace place, Movements movements) =>
        !place.IsStereo ? new SurroundPanner(gain, place, movements)
        : place.Left is not null ? new DualPanner(gain, place, movements)
        : new Panner(gain, place, movements);

    /// <summary>Places 64 frames.</summary>
    /// <param name="source">The channels that come in.</param>
    /// <param name="target">The channels that go out.</param>
    /// <param name="position">Song position; each call follows the one before.</param>
    /// <param name="add">True to add to what is there.</param>
    public abstract void Process(in Planar source, in Planar target, long position, bool add);

    private protected static void Put(ReadOnlySpan<double> source, ReadOnlySpan<double> gain, Span<double> target, bool add)
    {
        if (add)
        {
            QuantumMath.AddScaled(source, gain, target);
        }
        else
        {
            QuantumMath.Scale(source, gain, target);
        }
    }

    private protected static void Put(ReadOnlySpan<double> source, double gain, Span<double> target, bool add)
    {
        if (add)
        {
            QuantumMath.AddScaled(source, gain, target);
        }
        else
        {
            QuantumMath.Scale(source, gain, target);
        }
    }
}
