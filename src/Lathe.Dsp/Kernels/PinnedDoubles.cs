namespace Lathe.Dsp.Kernels;

/// <summary>An array at a fixed address, aligned to 64 bytes and zeroed; the garbage collector frees it with this object.</summary>
internal sealed unsafe class PinnedDoubles
{
    private const int Alignment = 64;

    private readonly double[] _array;

    public PinnedDoubles(int length)
    {
        Length = length;
        _array = GC.AllocateArray<double>(length + (Alignment / sizeof(double)), pinned: true);
        fixed (double* start = _array)
        {
            Pointer = (double*)(((nuint)start + Alignment - 1) / Alignment * Alignment);
        }
    }

    public int Length { get; }

    /// <summary>Valid while this object is reachable: kernels that use it end with <see cref="GC.KeepAlive"/>.</summary>
    public double* Pointer { get; }

    public Span<double> Span => new(Pointer, Length);
}
