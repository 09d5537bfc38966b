using System.Diagnostics;
using System.Globalization;
using Lathe.Dsp.Buffers;
using Lathe.Files;

namespace Lathe.Production.Sources;

/// <summary>Audio between two steps of a job: written once through <see cref="Sink"/>, then read as a source; a temporary file of 64-bit samples.</summary>
internal sealed class Spool : IAudioSource
{
    private readonly string _path;
    private readonly AudioWriter _writer;
    private AudioReader? _reader;

    /// <param name="folder">Made where it does not exist.</param>
    /// <param name="format">Rate and channels.</param>
    public Spool(string folder, AudioFormat format)
    {
        Directory.CreateDirectory(folder);
        DeleteLeftovers(folder);
        _path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Path.GetRandomFileName()}.wav"));
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

    /// <summary>Deletes what processes that were killed left: files named by a process that is no more.</summary>
    private static void DeleteLeftovers(string folder)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            var owner = Path.GetFileName(file).TrimStart('.').Split('-')[0];
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !IsRunning(id))
            {
                File.Delete(file);
            }
        }
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
