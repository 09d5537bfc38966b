using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Noise;
using Lathe.Dsp.Resampling;

namespace Lathe.Benchmarks;

/// <summary>Converts a minute of stereo noise; SoX (absent: not measured) does the same from a 64-bit float file, thrown away.</summary>
public class ResamplerBenchmarks : IDisposable
{
    private const int Seconds = 60;

    private readonly string _raw = Path.Combine(Path.GetTempPath(), "lathe-resampler-benchmark.f64");
    private readonly AudioBuffer _block = new(2, 4096);
    private AudioBuffer _input = new(2, 0);

    [Params(44100, 96000)]
    public int From { get; set; }

    [Params(ResamplerQuality.Best, ResamplerQuality.Steep)]
    public ResamplerQuality Quality { get; set; }

    private int To => From == 96000 ? 44100 : 48000;

    [GlobalSetup]
    public void Setup()
    {
        _input = new AudioBuffer(2, Seconds * From);
        for (var c = 0; c < 2; c++)
        {
            new WhiteNoise(1, c).Gaussian(0, _input[c]);
            foreach (ref var v in _input[c])
            {
                v *= 0.1;
            }
        }

        using var file = new BinaryWriter(File.Create(_raw));
        for (var n = 0; n < _input.Frames; n++)
        {
            file.Write(_input[0][n]);
            file.Write(_input[1][n]);
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        File.Delete(_raw);
        _input.Dispose();
        _block.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void Lathe()
    {
        using var source = new ResampledSource(new BufferSource(_input, AudioFormat.Stereo(From)), To, Quality);
        for (long at = 0; at < source.Frames; at += _block.Frames)
        {
            source.Read(at, _block.All);
        }
    }

    [Benchmark(Baseline = true)]
    public void Sox()
    {
        var steep = Quality == ResamplerQuality.Steep ? "-s" : "";
        using var sox = Process.Start("sox", $"-D -t f64 -r {From} -c 2 {_raw} -n rate -v {steep} {To}");
        sox.WaitForExit();
    }
}
