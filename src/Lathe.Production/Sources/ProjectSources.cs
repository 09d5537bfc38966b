using Lathe.Dsp.Buffers;
using Lathe.Dsp.Resampling;
using Lathe.Engine.Compile;
using Lathe.Session.Mix;

namespace Lathe.Production.Sources;

/// <summary>Opens the clips of a session in a project folder: pairs joined, rates converted in the best quality.</summary>
/// <param name="folder">What relative paths are relative to.</param>
public sealed class ProjectSources(string folder) : ISourceLibrary
{
    private readonly ProjectAssets _files = new(folder);

    public IAssetLibrary Assets => _files;

    public IAudioSource Open(Clip clip, int sampleRate)
    {
        var source = _files.OpenAudio(clip.Source);
        try
        {
            if (clip.Partner is not null)
            {
                source = new PairSource(source, _files.OpenAudio(clip.Partner));
            }

            return source.Format.SampleRate == sampleRate ? source : new OwningSource(new ResampledSource(source, sampleRate), source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }
}
