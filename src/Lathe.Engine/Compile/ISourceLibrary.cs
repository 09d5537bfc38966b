using Lathe.Dsp.Buffers;
using Lathe.Session.Mix;

namespace Lathe.Engine.Compile;

/// <summary>Where the engine gets its sources from: the host opens files, joins pairs and converts rates.</summary>
public interface ISourceLibrary
{
    /// <summary>
    /// Opens the source of a clip - file and partner, whole, whatever stretch of it the clip plays - at the session's rate. Each call gives a source
    /// of its own; several are open at a time, and calls come from several threads.
    /// </summary>
    /// <exception cref="SourceException">It is missing or cannot be read.</exception>
    IAudioSource Open(Clip clip, int sampleRate);

    /// <summary>Where the files that processors work with come from.</summary>
    IAssetLibrary Assets => NoAssets.Instance;
}
