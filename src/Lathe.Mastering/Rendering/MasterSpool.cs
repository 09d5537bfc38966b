using Lathe.Dsp.Buffers;
using Lathe.Files;

namespace Lathe.Mastering.Rendering;

/// <summary>A rendered master: 64-bit samples in a temporary file, written once, then read as a source; the file goes with it. Not thread-safe.</summary>
internal sealed class MasterSpool : IAudioSource
{
    private readonly string _path;
    private readonly AudioWriter _writer;
    private AudioReader? _reader;

    /// <param name="folder">Made where it does not exist.</param>
    public MasterSpool(string folder, AudioFormat format)
    {
        Directory.CreateDirectory(folder);
        _path = Path.Combine(folder, $"{Path.GetRandomFileName()}.wav");
        _writer = AudioFile.Create(_path, new AudioFileSpec(Container.Wav, SampleFormat.F64, format));
    }

    public IAudioSink Sink => _writer;

    public AudioFormat Format => _writer.Format;

    public long Frames => _writer.Frames;

    /// <summary>Reads what was written; the sink must be complete.</summary>
    public int Read(long position, in Planar destination) => (_reader ??= AudioFile.Open(_path)).Read(position, destination);

    public void Dispose()
    {
        _reader?.Dispose();
        _writer.Dispose();
        File.Delete(_path);
    }
}
