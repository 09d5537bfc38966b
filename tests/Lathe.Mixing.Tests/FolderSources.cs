using Lathe.Dsp.Buffers;
using Lathe.Dsp.Resampling;
using Lathe.Engine.Compile;
using Lathe.Files;
using Lathe.Session.Mix;

namespace Lathe.Mixing.Tests;

/// <summary>Opens clips relative to a folder: enough of a library for tests.</summary>
internal sealed class FolderSources(string folder) : ISourceLibrary
{
    public IAudioSource Open(Clip clip, int sampleRate)
    {
        IAudioSource source = AudioFile.Open(Path.GetFullPath(clip.Source, folder));
        if (clip.Partner is { } partner)
        {
            source = new Pair(source, AudioFile.Open(Path.GetFullPath(partner, folder)));
        }

        return source.Format.SampleRate == sampleRate ? source : new ResampledSource(source, sampleRate);
    }

    private sealed class Pair(IAudioSource left, IAudioSource right) : IAudioSource
    {
        public AudioFormat Format => AudioFormat.Stereo(left.Format.SampleRate);

        public long Frames => left.Frames;

        public int Read(long position, in Planar destination)
        {
            using var buffer = new AudioBuffer(1, destination.Frames);
            var read = left.Read(position, buffer.All);
            buffer[0].CopyTo(destination[0]);
            right.Read(position, buffer.All);
            buffer[0].CopyTo(destination[1]);
            return read;
        }

        public void Dispose()
        {
            left.Dispose();
            right.Dispose();
        }
    }
}
