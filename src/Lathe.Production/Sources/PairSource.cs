using Lathe.Dsp.Buffers;

namespace Lathe.Production.Sources;

/// <summary>Two mono sources as the left and right of one; the shorter one is silent after its end. Owns both.</summary>
internal sealed class PairSource : IAudioSource
{
    private readonly IAudioSource _left;
    private readonly IAudioSource _right;

    public PairSource(IAudioSource left, IAudioSource right)
    {
        if (left.Format.Channels != 1 || right.Format.Channels != 1 || left.Format.SampleRate != right.Format.SampleRate)
        {
            throw new Engine.Compile.SourceException("pair", "the two halves of a pair must be mono and of one sample rate");
        }

        (_left, _right) = (left, right);
    }

    public AudioFormat Format => AudioFormat.Stereo(_left.Format.SampleRate);

    public long Frames => Math.Max(_left.Frames, _right.Frames);

    public int Read(long position, in Planar destination)
    {
        var frames = (int)Math.Clamp(Frames - position, 0, destination.Frames);
        Fill(_left, position, destination[0][..frames]);
        Fill(_right, position, destination[1][..frames]);
        return frames;
    }

    public void Dispose()
    {
        _left.Dispose();
        _right.Dispose();
    }

    private static void Fill(IAudioSource source, long position, Span<double> channel)
    {
        var read = position < source.Frames ? source.Read(position, new Planar(channel, 1, channel.Length, channel.Length)) : 0;
        channel[read..].Clear();
    }
}
