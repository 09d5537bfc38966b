namespace Lathe.Dsp.Pitch;

/// <summary>How long the frames of a phase vocoder are: long ones part low notes, short ones keep attacks.</summary>
public enum WindowSize
{
    Short,
    Medium,
    Long,
}

public static class WindowSizes
{
    private const int LeastFrames = 1024;

    /// <summary>A power of two of about 21, 43 or 85 ms.</summary>
    public static int Frames(this WindowSize size, int sampleRate)
    {
        var frames = LeastFrames << (int)size;
        for (var rate = sampleRate; rate > 50000; rate /= 2)
        {
            frames *= 2;
        }

        return frames;
    }
}
