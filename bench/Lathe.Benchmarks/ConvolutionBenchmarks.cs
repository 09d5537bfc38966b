using BenchmarkDotNet.Attributes;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Noise;

namespace Lathe.Benchmarks;

/// <summary>Ten seconds of stereo noise at 48 kHz, 7500 quanta, through impulse responses of two seconds, by latency and by paths.</summary>
[MemoryDiagnoser]
public class ConvolutionBenchmarks
{
    private const int Rate = 48000;
    private const int Quanta = 7500;

    private readonly double[] _noise = new double[Quantum.Frames * 97];
    private readonly double[] _block = new double[2 * Quantum.Frames];
    private MatrixConvolver _convolver = null!;

    /// <summary>Frames.</summary>
    [Params(0, 4032, 16320)]
    public int Latency { get; set; }

    /// <summary>Stereo or true stereo.</summary>
    [Params(2, 4)]
    public int Paths { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        new WhiteNoise(2, 0).Uniform(0, _noise);
        ResponsePath[] paths = [.. Enumerable.Range(0, Paths).Select(p =>
        {
            var response = new double[2 * Rate];
            new WhiteNoise(1, p).Gaussian(0, response);
            return Paths == 2 ? new ResponsePath(p, p, response) : new ResponsePath(p / 2, p % 2, response);
        })];
        _convolver = new MatrixConvolver(2, paths, Latency);
    }

    [Benchmark]
    public void TenSeconds()
    {
        var audio = new Planar(_block, 2, Quantum.Frames, Quantum.Frames);
        for (var q = 0; q < Quanta; q++)
        {
            _noise.AsSpan(q % 97 * Quantum.Frames, Quantum.Frames).CopyTo(audio[0]);
            _noise.AsSpan((q + 31) % 97 * Quantum.Frames, Quantum.Frames).CopyTo(audio[1]);
            _convolver.Process((long)q * Quantum.Frames, audio);
        }
    }
}
