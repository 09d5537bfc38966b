using System.Runtime.InteropServices;

namespace Lathe.Dsp.Buffers;

/// <summary>
/// Owns planar 64-bit samples in native memory, zeroed, each channel aligned to 64 bytes (one AVX-512 register,
/// one cache line). Not thread-safe.
/// </summary>
public sealed unsafe class AudioBuffer : IDisposable
{
    private const int Alignment = 64;
    private const int DoublesPerLine = Alignment / sizeof(double);

    private readonly int _stride;
    private double* _start;

    /// <param name="channels">1 or more.</param>
    /// <param name="frames">0 or more.</param>
    public AudioBuffer(int channels, int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        Channels = channels;
        Frames = frames;
        _stride = (frames + DoublesPerLine - 1) / DoublesPerLine * DoublesPerLine;
        var bytes = (nuint)Math.Max(1, (long)_stride * channels) * sizeof(double);
        _start = (double*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(_start, bytes);
    }

    ~AudioBuffer() => Free();

    public int Channels { get; }

    public int Frames { get; }

    /// <summary>All channels and frames.</summary>
    public Planar All => new(Samples, Channels, Frames, _stride);

    /// <summary>The samples of one channel.</summary>
    public Span<double> this[int channel] => All[channel];

    private Span<double> Samples
    {
        get
        {
            ObjectDisposedException.ThrowIf(_start is null, this);
            return new Span<double>(_start, _stride * Channels);
        }
    }

    /// <summary>All channels, <paramref name="frames"/> frames from <paramref name="start"/> on.</summary>
    public Planar View(int start, int frames) => All.Slice(start, frames);

    public void Clear() => Samples.Clear();

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }
}
