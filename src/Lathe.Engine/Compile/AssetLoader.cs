using Lathe.Processing.Contract;

namespace Lathe.Engine.Compile;

/// <summary>Reads the files that processors work with; the same file for the same asset is read once.</summary>
/// <param name="library">Opens them.</param>
public sealed class AssetLoader(IAssetLibrary library)
{
    private readonly Dictionary<(Asset Asset, string Path), AssetContent> _loaded = [];

    /// <exception cref="SourceException">It is missing or cannot be used.</exception>
    public AssetContent Load(Asset asset, string path)
    {
        if (!_loaded.TryGetValue((asset, path), out var content))
        {
            _loaded.Add((asset, path), content = Read(asset, path));
        }

        return content;
    }

    private AssetContent Read(Asset asset, string path)
    {
        try
        {
            string problem;
            AssetContent? content;
            if (asset.Kind == AssetKind.Audio)
            {
                using var source = library.OpenAudio(path);
                content = AssetContent.Read(asset, source, out problem);
            }
            else
            {
                using var stream = library.OpenData(path);
                content = AssetContent.Read(asset, stream, out problem);
            }

            return content ?? throw new SourceException(path, problem);
        }
        catch (IOException error)
        {
            throw new SourceException(path, error.Message, error);
        }
    }
}
