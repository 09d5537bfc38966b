using Lathe.Dsp.Buffers;

namespace Lathe.Engine.Compile;

/// <summary>Opens the files that processors work with - impulse responses, curves - by the paths in their settings.</summary>
public interface IAssetLibrary
{
    /// <summary>Opens audio, whole and at its own rate.</summary>
    /// <exception cref="SourceException">It is missing or cannot be read.</exception>
    IAudioSource OpenAudio(string path);

    /// <summary>Opens any other file.</summary>
    /// <exception cref="SourceException">It is missing or cannot be read.</exception>
    Stream OpenData(string path);
}
