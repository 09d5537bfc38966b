using Lathe.Dsp.Buffers;

namespace Lathe.Mastering.Tests;

internal static class Bits
{
    public static void ShouldBeEqual(IAudioSource a, IAudioSource b)
    {
        b.Frames.ShouldBe(a.Frames);
        using var x = new AudioBuffer(a.Format.Channels, (int)a.Frames);
        using var y = new AudioBuffer(a.Format.Channels, (int)a.Frames);
        a.Read(0, x.All);
        b.Read(0, y.All);
        for (var c = 0; c < a.Format.Channels; c++)
        {
            x[c].CommonPrefixLength(y[c]).ShouldBe(x.Frames, $"channel {c}");
        }
    }
}
