using Lathe.Dsp.Buffers;
using Lathe.Engine.Compile;
using Lathe.Files;

namespace Lathe.Production.Sources;

/// <summary>Opens the files that processors work with, and any other sound, by paths.</summary>
/// <param name="folder">What relative paths are relative to.</param>
internal sealed class ProjectAssets(string folder) : IAssetLibrary
{
    public IAudioSource OpenAudio(string path) => Open(path, AudioFile.Open);

    public Stream OpenData(string path) => Open(path, File.OpenRead);

    private T Open<T>(string path, Func<string, T> open)
    {
        var full = Path.GetFullPath(path, Path.GetFullPath(folder));
        try
        {
            return open(full);
        }
        catch (MediaException error)
        {
            throw new SourceException(path, error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, $"{full}: {error.Message}", error);
        }
    }
}
