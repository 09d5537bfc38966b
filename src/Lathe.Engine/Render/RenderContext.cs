using Lathe.Dsp.Buffers;
using Lathe.Engine.Plans;

namespace Lathe.Engine.Render;

/// <summary>What all nodes of one render share.</summary>
internal sealed record RenderContext(Plan Plan, Slab Slab, int Block)
{
    /// <summary>Throws where a sample is no number.</summary>
    /// <param name="audio">What to look at; frames a multiple of 64.</param>
    /// <param name="strip">Id of the strip.</param>
    /// <param name="insert">Id of the insert, or null.</param>
    /// <param name="position">Song position of the first frame.</param>
    /// <param name="reason">What to say.</param>
    public void Guard(in Planar audio, string strip, string? insert, long position, string reason)
    {
        for (var c = 0; c < audio.Channels; c++)
        {
            if (!QuantumMath.IsFinite(audio[c]))
            {
                var at = Math.Max(0, position + QuantumMath.FirstBad(audio[c]));
                throw new RenderException(strip, insert, at, Plan.SampleRate, reason);
            }
        }
    }
}
