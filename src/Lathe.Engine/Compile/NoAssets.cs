using Lathe.Dsp.Buffers;

namespace Lathe.Engine.Compile;

/// <summary>The library of a host that has no files for processors.</summary>
public sealed class NoAssets : IAssetLibrary
{
    private NoAssets()
    {
    }

    public static NoAssets Instance { get; } = new();

    public IAudioSource OpenAudio(string path) => throw Refused(path);

    public Stream OpenData(string path) => throw Refused(path);

    private static SourceException Refused(string path) => new(path, "files of processors cannot be opened here");
}
