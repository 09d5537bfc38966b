using Lathe.Dsp.Buffers;
using Lathe.Dsp.Resampling;
using Lathe.Engine.Compile;
using Lathe.Files;
using Lathe.Session.Mix;

namespace Lathe.Production.Sources;

/// <summary>Opens the clips of a session in a project folder: pairs joined, rates converted in the best quality.</summary>
/// <param name="folder">What relative paths are relative to.</param>
public sealed class ProjectSources(string folder) : ISourceLibrary
{
    public IAudioSource Open(Clip clip, int sampleRate)
    {
        IAudioSource source = OpenFile(clip.Source);
        try
        {
            if (clip.Partner is not null)
            {
                source = new PairSource(source, OpenFile(clip.Partner));
            }

            return source.Format.SampleRate == sampleRate ? source : new OwningSource(new ResampledSource(source, sampleRate), source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private AudioReader OpenFile(string path)
    {
        var full = Path.GetFullPath(path, Path.GetFullPath(folder));
        try
        {
            return AudioFile.Open(full);
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
