using System.Runtime.InteropServices;

namespace Lathe.Benchmarks;

/// <summary>FFTW's real forward transform, found at run time: a yardstick, never linked into the product.</summary>
internal sealed unsafe class FftwPlan : IDisposable
{
    private const uint Measure = 0;

    private static readonly nint Library = NativeLibrary.TryLoad("libfftw3.so.3", out var library) ? library : 0;

    private readonly void* _in;
    private readonly void* _out;
    private readonly void* _plan;
    private readonly delegate* unmanaged<void*, void> _execute;

    private FftwPlan(int size)
    {
        var malloc = (delegate* unmanaged<nuint, void*>)NativeLibrary.GetExport(Library, "fftw_malloc");
        var plan = (delegate* unmanaged<int, void*, void*, uint, void*>)NativeLibrary.GetExport(Library, "fftw_plan_dft_r2c_1d");
        _execute = (delegate* unmanaged<void*, void>)NativeLibrary.GetExport(Library, "fftw_execute");
        _in = malloc((nuint)size * sizeof(double));
        _out = malloc((nuint)(size + 2) * sizeof(double));
        _plan = plan(size, _in, _out, Measure);
        for (var n = 0; n < size; n++)
        {
            ((double*)_in)[n] = Math.Sin(n * 0.37) + Math.Sin(n * 1.91);
        }
    }

    public static FftwPlan? TryCreate(int size) => Library == 0 ? null : new FftwPlan(size);

    public void Execute() => _execute(_plan);

    public void Dispose()
    {
        ((delegate* unmanaged<void*, void>)NativeLibrary.GetExport(Library, "fftw_destroy_plan"))(_plan);
        var free = (delegate* unmanaged<void*, void>)NativeLibrary.GetExport(Library, "fftw_free");
        free(_in);
        free(_out);
    }
}
