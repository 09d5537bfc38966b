using BenchmarkDotNet.Attributes;
using Lathe.Dsp.Fourier;

namespace Lathe.Benchmarks;

/// <summary>Our real transform and FFTW's (absent: not measured), in one run on the same data.</summary>
public class FftBenchmarks
{
    private RealFft _fft = null!;
    private FftwPlan? _fftw;
    private double[] _time = [];
    private double[] _re = [];
    private double[] _im = [];

    [Params(256, 1024, 4096, 16384, 65536, 1048576)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _fft = new RealFft(Size);
        _fftw = FftwPlan.TryCreate(Size);
        _time = new double[Size];
        _re = new double[_fft.Bins];
        _im = new double[_fft.Bins];
        for (var n = 0; n < Size; n++)
        {
            _time[n] = Math.Sin(n * 0.37) + Math.Sin(n * 1.91);
        }
    }

    [GlobalCleanup]
    public void Cleanup() => _fftw?.Dispose();

    [Benchmark]
    public void Forward() => _fft.Forward(_time, _re, _im);

    [Benchmark]
    public void Inverse() => _fft.Inverse(_re, _im, _time);

    [Benchmark(Baseline = true)]
    public void Fftw() => (_fftw ?? throw new InvalidOperationException("libfftw3 is absent (Debian: libfftw3-double3).")).Execute();
}
