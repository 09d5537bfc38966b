using BenchmarkDotNet.Attributes;
using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;
using Lathe.Processing.Dynamics;

namespace Lathe.Benchmarks;

/// <summary>One second of stereo at 44.1 kHz, 690 quanta: noise that swells and falls, peaking 10 dB above what the processors let through.</summary>
[MemoryDiagnoser]
public class DynamicsBenchmarks : IDisposable
{
    private const int Quanta = 690;

    private readonly AudioBuffer _source = new(2, Quanta * Quantum.Frames);
    private readonly AudioBuffer _work = new(2, Quantum.Frames);
    private IProcessor _processor = null!;
    private ProcessorSettings _settings = null!;

    [Params("compressor", "compressor rms", "compressor unlinked", "limiter", "limiter sample", "gate", "de-esser")]
    public string Processor { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        (_processor, _settings) = Processor switch
        {
            "compressor" => Make<Compressor>(("threshold", -30)),
            "compressor rms" => Make<Compressor>(("threshold", -30), ("detector", 1)),
            "limiter" => Make<Limiter>(("drive", 10)),
            "limiter sample" => Make<Limiter>(("drive", 10), ("peaks", 1)),
            "gate" => Make<Gate>(("threshold", -20)),
            "de-esser" => Make<DeEsser>(("threshold", -20)),
            _ => Make<Compressor>(("threshold", -30), ("link", 50), ("auto-release", 1)),
        };
        _processor.Prepare(new ProcessorContext(AudioFormat.Stereo(44100), _settings));
        var state = 1UL;
        for (var n = 0; n < _source.Frames; n++)
        {
            for (var c = 0; c < 2; c++)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                var swell = (n % 11025) / 11025.0;
                _source[c][n] = ((long)(state >> 11) * Math.Pow(2, -52) - 1) * swell * 0.9;
            }
        }
    }

    [Benchmark(OperationsPerInvoke = Quanta * Quantum.Frames)]
    public void Frame()
    {
        for (var q = 0; q < Quanta; q++)
        {
            _source.View(q * Quantum.Frames, Quantum.Frames).CopyTo(_work.All);
            _processor.Process(new Work(_work.All, default, _settings.Values, [], q * Quantum.Frames));
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _source.Dispose();
        _work.Dispose();
        GC.SuppressFinalize(this);
    }

    private static (IProcessor Processor, ProcessorSettings Settings) Make<T>(params (string Id, double Value)[] values)
        where T : IProcessor<T>, new()
    {
        var settings = new ProcessorSettings(T.Info);
        foreach (var (id, value) in values)
        {
            settings[T.Info.Parameters.Single(p => p.Id == id)] = value;
        }

        return (new T(), settings);
    }
}
