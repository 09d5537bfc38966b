namespace Lathe.Dsp.Buffers;

/// <summary>What samples mean: their rate and where each channel belongs.</summary>
/// <param name="SampleRate">Frames a second, 8000 to 384000 Hz for files.</param>
/// <param name="Layout">The loudspeaker of each channel.</param>
public readonly record struct AudioFormat(int SampleRate, ChannelLayout Layout)
{
    public int Channels => Layout.Channels;

    public static AudioFormat Stereo(int sampleRate) => new(sampleRate, ChannelLayout.Stereo);

    public static AudioFormat Of(int sampleRate, int channels) => new(sampleRate, ChannelLayout.Of(channels));
}
