using BenchmarkDotNet.Attributes;
using Lathe.Dsp.Convolution;
using Lathe.Dsp.Noise;

namespace Lathe.Benchmarks;

/// <summary>One second at 48 kHz of one channel through an impulse response of two seconds, by partition.</summary>
public class ConvolutionBenchmarks
{
    private const int Rate = 48000;

    private readonly double[] _input = new double[Rate + 8192];
    private readonly double[] _output = new double[8192];
    private PartitionedConvolver _convolver = null!;

    [Params(64, 256, 1024, 8192)]
    public int Partition { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        new WhiteNoise(2, 0).Uniform(0, _input);
        var impulse = new double[2 * Rate];
        new WhiteNoise(1, 0).Gaussian(0, impulse);
        _convolver = new PartitionedConvolver(new PartitionedImpulse(impulse, Partition));
    }

    [Benchmark]
    public void Second()
    {
        for (var at = 0; at < Rate; at += Partition)
        {
            _convolver.Process(_input.AsSpan(at, Partition), _output);
        }
    }
}
