using Lathe.Dsp.Buffers;
using Lathe.Engine.Compile;
using Lathe.Session.Mix;

namespace Lathe.Mastering.Rendering;

/// <summary>Gives every clip the same source, which is not disposed; a plan of one clip opens it once at a time.</summary>
internal sealed class OneSource(IAudioSource source, IAssetLibrary? assets) : ISourceLibrary
{
    public IAssetLibrary Assets => assets ?? NoAssets.Instance;

    public IAudioSource Open(Clip clip, int sampleRate) => new Borrowed(source);

    private sealed class Borrowed(IAudioSource source) : IAudioSource
    {
        public AudioFormat Format => source.Format;

        public long Frames => source.Frames;

        public int Read(long position, in Planar destination) => source.Read(position, destination);

        public void Dispose()
        {
        }
    }
}
