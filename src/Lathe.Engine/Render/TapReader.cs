using Lathe.Dsp.Buffers;
using Lathe.Engine.Taps;

namespace Lathe.Engine.Render;

/// <summary>A tap's ring, read so late that all taps of the render are aligned.</summary>
/// <param name="Tap">What was asked for.</param>
/// <param name="Ring">Where its audio comes from.</param>
/// <param name="Delay">Frames that it waits for the latest tap.</param>
internal sealed record TapReader(Tap Tap, Ring Ring, int Delay)
{
    public Planar At(long time) => Ring.At(time - Delay);

    public Planar Run(long time, int most) => Ring.Run(time - Delay, most);
}
