using Lathe.Dsp.Buffers;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>What all nodes of one render share.</summary>
internal sealed record RenderContext(Plan Plan, Slab Slab, int Block)
{
    /// <summary>The first frame at which a channel has a sample that is no number, or -1.</summary>
    /// <param name="audio">Frames a multiple of 64.</param>
    public static int FirstBad(in Planar audio)
    {
        for (var c = 0; c < audio.Channels; c++)
        {
            if (!QuantumMath.IsFinite(audio[c]))
            {
                return QuantumMath.FirstBad(audio[c]);
            }
        }

        return -1;
    }

    /// <summary>What to throw where a render cannot go on.</summary>
    public RenderException Failure(string strip, string? insert, long position, string reason, Exception? inner = null) =>
        new(strip, insert, Math.Max(0, position), Plan.SampleRate, reason, inner);
}
