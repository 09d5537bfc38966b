using BenchmarkDotNet.Running;
using Lathe.Benchmarks;

if (args is ["render", ..])
{
    RenderBenchmarks.Run(args.AsSpan(1));
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
