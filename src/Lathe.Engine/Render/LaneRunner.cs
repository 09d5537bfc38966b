using Lathe.Dsp.Buffers;
using Lathe.Engine.Automation;

namespace Lathe.Engine.Render;

/// <summary>A lane in a render: with the level that it follows, where it follows one.</summary>
/// <param name="lane">How the value moves.</param>
/// <param name="levels">The levels in dB, or null.</param>
/// <param name="latency">Frames by which those lag behind the song.</param>
internal sealed class LaneRunner(Lane lane, Ring? levels, int latency)
{
    public Lane Lane => lane;

    /// <param name="position">Song position, a multiple of 64.</param>
    /// <param name="values">64 values.</param>
    /// <param name="asGain">True to give linear gain for decibels.</param>
    public void Fill(long position, Span<double> values, bool asGain = false) => lane.Fill(position, values, asGain, Levels(position));

    /// <summary>The value at the last frame of a quantum.</summary>
    public double Last(long position)
    {
        const int Frame = Quantum.Frames - 1;
        return levels is null ? lane.At(position + Frame) : lane.At(position + Frame, Levels(position)[Frame]);
    }

    /// <summary>Before the song there is no level.</summary>
    private ReadOnlySpan<double> Levels(long position) => levels is null || position < 0 ? [] : levels.At(position + latency)[0];
}
