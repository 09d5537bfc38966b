using Lathe.DemoSong.Score;
using Lathe.Dsp.Buffers;
using Lathe.Files;

namespace Lathe.DemoSong;

/// <summary>Writes a stem as 16-bit FLAC, undithered as a cheap recorder would.</summary>
internal static class StemFile
{
    private const int Block = 4096;

    public static void Write(Stem stem, string folder)
    {
        var format = AudioFormat.Of(Tempo.SampleRate, stem.Channels.Length);
        using var block = new AudioBuffer(format.Channels, Block);
        using var writer = AudioFile.Create(
            Path.Combine(folder, stem.Name + ".flac"), new AudioFileSpec(Container.Flac, SampleFormat.S16, format));
        for (var at = 0; at < Tempo.Frames; at += Block)
        {
            var frames = Math.Min(Block, Tempo.Frames - at);
            for (var c = 0; c < format.Channels; c++)
            {
                stem.Channels[c].AsSpan(at, frames).CopyTo(block[c]);
            }

            writer.Write(block.View(0, frames));
        }

        writer.Complete();
    }
}
