using Lathe.Dsp.Buffers;
using Lathe.Files;
using Lathe.Processing.Contract;

namespace Lathe.Production.Sources;

/// <summary>What a whole-file process made of a source, kept in a temporary file of 64-bit samples that goes when it is disposed of.</summary>
internal sealed class WholeFileSource : IAudioSource
{
    private readonly string _folder;
    private readonly AudioReader _reader;

    private WholeFileSource(string folder, AudioReader reader) => (_folder, _reader) = (folder, reader);

    public AudioFormat Format => _reader.Format;

    public long Frames => _reader.Frames;

    public static WholeFileSource Run(
        IWholeFile process, IAudioSource source, ProcessorSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("lathe-").FullName;
        try
        {
            var path = Path.Combine(folder, "spool.wav");
            using (var sink = AudioFile.Create(path, new AudioFileSpec(Container.Wav, SampleFormat.F64, process.Output(source.Format, settings))))
            {
                process.Run(source, sink, settings, progress, cancellation);
            }

            return new WholeFileSource(folder, AudioFile.Open(path));
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public int Read(long position, in Planar destination) => _reader.Read(position, destination);

    public void Dispose()
    {
        _reader.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
