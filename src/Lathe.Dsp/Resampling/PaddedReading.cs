using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Resampling;

/// <summary>Reading a source as if silence preceded and followed it.</summary>
public static class PaddedReading
{
    /// <param name="position">May lie before the start or past the end.</param>
    public static void ReadPadded(this IAudioSource source, long position, in Planar destination)
    {
        var before = (int)Math.Clamp(-position, 0, destination.Frames);
        destination.Slice(0, before).Clear();
        var rest = destination.Slice(before, destination.Frames - before);
        var read = rest.Frames == 0 ? 0 : source.Read(position + before, rest);
        rest.Slice(read, rest.Frames - read).Clear();
    }
}
