using Lathe.Dsp.Buffers;
using Lathe.Dsp.Numerics;

namespace Lathe.Export.Tail;

/// <summary>A source at another level.</summary>
/// <param name="source">Not disposed.</param>
/// <param name="decibels">Gain, dB.</param>
internal sealed class GainSource(IAudioSource source, double decibels) : IAudioSource
{
    private readonly double _gain = DetMath.DbToGain(decibels);

    public AudioFormat Format => source.Format;

    public long Frames => source.Frames;

    public int Read(long position, in Planar destination)
    {
        var read = source.Read(position, destination);
        for (var c = 0; c < destination.Channels; c++)
        {
            foreach (ref var sample in destination[c][..read])
            {
                sample *= _gain;
            }
        }

        return read;
    }

    public void Dispose()
    {
    }
}
