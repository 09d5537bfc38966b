using Lathe.Analysis.Measurement;
using Lathe.Dsp.Buffers;

namespace Lathe.Analysis.Tests;

internal static class Signals
{
    /// <summary>A stereo buffer from a function of seconds and channel.</summary>
    public static AudioBuffer Stereo(int rate, double seconds, Func<double, int, double> at) => Of(2, rate, seconds, at);

    public static AudioBuffer Of(int channels, int rate, double seconds, Func<double, int, double> at)
    {
        var buffer = new AudioBuffer(channels, (int)(seconds * rate));
        for (var c = 0; c < channels; c++)
        {
            for (var i = 0; i < buffer.Frames; i++)
            {
                buffer[c][i] = at(i / (double)rate, c);
            }
        }

        return buffer;
    }

    public static Lathe.Analysis.Measurement.Measurement Measure(AudioBuffer buffer, int rate)
    {
        using var source = new BufferSource(buffer, AudioFormat.Of(rate, buffer.Channels));
        return Measurer.Measure(source);
    }
}
