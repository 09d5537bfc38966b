using Lathe.Dsp.Buffers;

namespace Lathe.Engine.Render;

/// <summary>
/// The one allocation of a render: every buffer, ring and curve is cut from it before the first block. Each piece is aligned to 64 bytes.
/// </summary>
internal sealed class Slab : IDisposable
{
    private const int Line = 8;

    private AudioBuffer? _buffer;
    private int _size;

    /// <summary>Samples taken so far.</summary>
    public int Size => _size;

    /// <summary>Takes room for channels x frames; to be called before <see cref="Allocate"/>.</summary>
    public SlabPart Take(int channels, int frames)
    {
        if (_buffer is not null)
        {
            throw new InvalidOperationException("The slab is already allocated.");
        }

        var stride = (frames + Line - 1) / Line * Line;
        var part = new SlabPart(this, _size, channels, frames, stride);
        _size = checked(_size + (stride * channels));
        return part;
    }

    public void Allocate() => _buffer = new AudioBuffer(1, _size);

    public void Dispose() => _buffer?.Dispose();

    internal Span<double> Samples(int start, int length) => _buffer![0].Slice(start, length);
}

/// <summary>A piece of the slab, channels x frames.</summary>
internal readonly record struct SlabPart(Slab Slab, int Start, int Channels, int Frames, int Stride)
{
    public Planar All => new(Slab.Samples(Start, Stride * Channels), Channels, Frames, Stride);

    public Planar View(int frame, int frames) => All.Slice(frame, frames);

    public Span<double> Channel(int channel) => Slab.Samples(Start + (channel * Stride), Frames);
}
