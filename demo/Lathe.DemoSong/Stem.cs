using Lathe.DemoSong.Score;

namespace Lathe.DemoSong;

/// <summary>One recorded file in the making: channels x frames.</summary>
internal sealed class Stem
{
    public Stem(string name, int channels)
    {
        Name = name;
        Channels = [.. Enumerable.Range(0, channels).Select(_ => new double[Tempo.Frames])];
    }

    public string Name { get; }

    public double[][] Channels { get; }

    public double[] Left => Channels[0];

    public double[] Right => Channels[^1];

    /// <summary>Adds a sound at a frame, at a gain for each side.</summary>
    public void Add(ReadOnlySpan<double> sound, int at, double left, double right)
    {
        Mix(sound, Channels[0], at, left);
        if (Channels.Length > 1)
        {
            Mix(sound, Channels[1], at, right);
        }
    }

    public void Add(ReadOnlySpan<double> sound, int at, double gain = 1) => Add(sound, at, gain, gain);

    /// <summary>Scales everything so that the highest sample stands at a level.</summary>
    /// <param name="decibels">dBFS.</param>
    public void PeakAt(double decibels)
    {
        var peak = Channels.Max(c => c.Max(Math.Abs));
        var gain = Lathe.Dsp.Numerics.DetMath.DbToGain(decibels) / peak;
        foreach (var channel in Channels)
        {
            for (var n = 0; n < channel.Length; n++)
            {
                channel[n] *= gain;
            }
        }
    }

    private static void Mix(ReadOnlySpan<double> sound, double[] channel, int at, double gain)
    {
        var start = Math.Max(0, -at);
        var frames = Math.Min(sound.Length, channel.Length - at);
        for (var n = start; n < frames; n++)
        {
            channel[at + n] += gain * sound[n];
        }
    }
}
