using BenchmarkDotNet.Attributes;
using Lathe.Dsp.Numerics;

namespace Lathe.Benchmarks;

/// <summary>4096 values through the span forms of the elementary functions, and through the scalar form of one.</summary>
public class DetMathBenchmarks
{
    private readonly double[] _x = [.. Enumerable.Range(0, 4096).Select(i => (i - 2048) / 256.0)];
    private readonly double[] _result = new double[4096];

    [Benchmark(OperationsPerInvoke = 4096)]
    public void Exp2() => DetMath.Exp2(_x, _result);

    [Benchmark(OperationsPerInvoke = 4096)]
    public void DbToGain() => DetMath.DbToGain(_x, _result);

    [Benchmark(OperationsPerInvoke = 4096)]
    public void GainToDb() => DetMath.GainToDb(_x, _result);

    [Benchmark(OperationsPerInvoke = 4096)]
    public void Sin() => DetMath.Sin(_x, _result);

    [Benchmark(OperationsPerInvoke = 4096)]
    public void Tanh() => DetMath.Tanh(_x, _result);

    [Benchmark(OperationsPerInvoke = 4096)]
    public void Exp2Scalar()
    {
        for (var i = 0; i < _x.Length; i++)
        {
            _result[i] = DetMath.Exp2(_x[i]);
        }
    }
}
