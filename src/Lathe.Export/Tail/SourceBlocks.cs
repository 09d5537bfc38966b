using Lathe.Dsp.Buffers;

namespace Lathe.Export.Tail;

/// <summary>Takes a block of a source.</summary>
internal delegate void BlockAction(in Planar block);

/// <summary>Walks through a source from its first frame to its last.</summary>
internal static class SourceBlocks
{
    public static void Each(IAudioSource source, int blockFrames, BlockAction action, Action<double> progress, CancellationToken cancellation)
    {
        using var buffer = new AudioBuffer(source.Format.Channels, blockFrames);
        for (long position = 0; position < source.Frames;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = source.Read(position, buffer.All);
            if (read == 0)
            {
                break;
            }

            action(buffer.View(0, read));
            position += read;
            progress(position / (double)source.Frames);
        }
    }
}
