using Lathe.Dsp.Buffers;
using Lathe.Files.Bytes;

namespace Lathe.Files;

/// <summary>
/// Writes a file beside its final name, which appears only at <see cref="Complete"/>, with everything on the disk.
/// Disposing without it deletes what was written. Not thread-safe.
/// </summary>
/// <remarks>A full disk or a missing permission shows as <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</remarks>
public abstract class AudioWriter : IAudioSink
{
    private readonly StagedFile _file;
    private bool _completed;

    private protected AudioWriter(StagedFile file, AudioFileSpec spec)
    {
        _file = file;
        Spec = spec;
    }

    public AudioFileSpec Spec { get; }

    public AudioFormat Format => Spec.Format;

    /// <summary>The final name.</summary>
    public string Path => _file.FinalPath;

    /// <summary>Frames written so far.</summary>
    public long Frames { get; private set; }

    private protected Stream Output => _file.Stream;

    /// <summary>Writes samples at full scale 1. Integer formats get them rounded to the nearest (ties to even) and clamped; NaN becomes 0.</summary>
    public void Write(in Planar block)
    {
        ThrowIfCompleted();
        if (block.Channels != Format.Channels)
        {
            throw new ArgumentException($"The block has {block.Channels} channels, the file {Format.Channels}.", nameof(block));
        }

        WriteBlock(block);
        Frames += block.Frames;
    }

    /// <summary>Writes samples that are integers of the file's bit depth already, without any arithmetic.</summary>
    /// <param name="interleaved">Whole frames, channel by channel, each within the file's integer range.</param>
    /// <exception cref="InvalidOperationException">The file's samples are floating-point.</exception>
    public void WriteIntegers(ReadOnlySpan<int> interleaved)
    {
        ThrowIfCompleted();
        if (Spec.SampleFormat.IsFloat)
        {
            throw new InvalidOperationException($"A {Spec.SampleFormat} file takes no integers.");
        }

        var (frames, rest) = Math.DivRem(interleaved.Length, Format.Channels);
        if (rest != 0)
        {
            throw new ArgumentException($"{interleaved.Length} samples are not whole frames of {Format.Channels} channels.", nameof(interleaved));
        }

        WriteIntegerBlock(interleaved);
        Frames += frames;
    }

    public void Complete()
    {
        ThrowIfCompleted();
        Finish();
        _file.Commit();
        _completed = true;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }
    }

    private protected abstract void WriteBlock(in Planar block);

    private protected abstract void WriteIntegerBlock(ReadOnlySpan<int> interleaved);

    /// <summary>Writes what is only known at the end.</summary>
    private protected abstract void Finish();

    private void ThrowIfCompleted()
    {
        if (_completed)
        {
            throw new InvalidOperationException("The file is complete.");
        }
    }
}
