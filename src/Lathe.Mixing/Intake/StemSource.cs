using Lathe.Dsp.Buffers;
using Lathe.Files;
using Lathe.Mixing.Alignment;

namespace Lathe.Mixing.Intake;

/// <summary>
/// The one or two files of a stem as one source, watched while it is read: what differs between its channels, and how fast it moves.
/// The shorter file of a pair is silent after its end. Owns the readers.
/// </summary>
internal sealed class StemSource : IAudioSource
{
    private readonly AudioReader[] _readers;
    private readonly MotionMeter _motion;

    public StemSource(AudioReader[] readers)
    {
        _readers = readers;
        Format = readers.Length == 2 ? AudioFormat.Stereo(readers[0].Format.SampleRate) : readers[0].Format;
        Frames = readers.Max(r => r.Frames);
        _motion = new MotionMeter(Format.SampleRate);
    }

    public AudioFormat Format { get; }

    public long Frames { get; }

    /// <summary>True while every frame read had two equal samples.</summary>
    public bool ChannelsAreEqual { get; private set; } = true;

    public MotionMeter Motion => _motion;

    public int Read(long position, in Planar destination)
    {
        int frames;
        if (_readers.Length == 1)
        {
            frames = _readers[0].Read(position, destination);
        }
        else
        {
            frames = (int)Math.Clamp(Frames - position, 0, destination.Frames);
            Fill(_readers[0], position, destination[0][..frames]);
            Fill(_readers[1], position, destination[1][..frames]);
        }

        var second = destination[Math.Min(1, destination.Channels - 1)][..frames];
        ChannelsAreEqual &= destination.Channels == 2 && destination[0][..frames].SequenceEqual(second);
        _motion.Process(destination[0][..frames], second);
        return frames;
    }

    public void Dispose() => Array.ForEach(_readers, r => r.Dispose());

    private static void Fill(AudioReader reader, long position, Span<double> channel)
    {
        var read = position < reader.Frames ? reader.Read(position, new Planar(channel, 1, channel.Length, channel.Length)) : 0;
        channel[read..].Clear();
    }
}
