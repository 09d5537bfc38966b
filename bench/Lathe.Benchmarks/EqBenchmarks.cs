using BenchmarkDotNet.Attributes;
using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;
using Lathe.Processing.Equalizers;

namespace Lathe.Benchmarks;

/// <summary>One second of stereo at 44.1 kHz through the equalizer: 1000 / (milliseconds) is how many times faster than real time it runs.</summary>
public class EqBenchmarks : IDisposable
{
    private const int Rate = 44100;
    private const int Quanta = 689;

    private static readonly double[] Centers = [60, 120, 250, 500, 1000, 2500, 5000, 10000];

    private readonly Eq _eq = new();
    private readonly double[] _noise = new double[Quanta * Quantum.Frames];
    private AudioBuffer _audio = new(2, Quantum.Frames);
    private ProcessorSettings _settings = new(Eq.Info);

    /// <summary>Gain of the bells in dB; above about 4 kHz or with more gain a bell takes two biquads.</summary>
    [Params(3, 12)]
    public double Gain { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (var i = 0; i < _noise.Length; i++)
        {
            _noise[i] = random.NextDouble() - 0.5;
        }

        var group = Eq.Info.Groups[0];
        _settings = new ProcessorSettings(Eq.Info);
        for (var i = 0; i < Centers.Length; i++)
        {
            _settings.Add(group, $"b{i}");
            Set(i, "freq", Centers[i]);
            Set(i, "gain", i % 2 == 0 ? Gain : -Gain);
            Set(i, "q", 1);
        }

        _audio = new AudioBuffer(2, Quantum.Frames);
        _eq.Prepare(new ProcessorContext(AudioFormat.Of(Rate, 2), _settings));
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _audio.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void EightBells()
    {
        for (var q = 0; q < Quanta; q++)
        {
            _noise.AsSpan(q * Quantum.Frames, Quantum.Frames).CopyTo(_audio[0]);
            _noise.AsSpan(q * Quantum.Frames, Quantum.Frames).CopyTo(_audio[1]);
            _eq.Process(new Work(_audio.All, default, _settings.Values, [], (long)q * Quantum.Frames));
        }
    }

    [Benchmark]
    public void EightBellsOneAutomated()
    {
        for (var q = 0; q < Quanta; q++)
        {
            Set(0, "freq", 60 + q);
            _noise.AsSpan(q * Quantum.Frames, Quantum.Frames).CopyTo(_audio[0]);
            _noise.AsSpan(q * Quantum.Frames, Quantum.Frames).CopyTo(_audio[1]);
            _eq.Process(new Work(_audio.All, default, _settings.Values, [], (long)q * Quantum.Frames));
        }
    }

    [Benchmark]
    public void EightBellsAllAutomated()
    {
        for (var q = 0; q < Quanta; q++)
        {
            for (var band = 0; band < Centers.Length; band++)
            {
                Set(band, "freq", Centers[band] * (1 + (q / 1000.0)));
            }

            _noise.AsSpan(q * Quantum.Frames, Quantum.Frames).CopyTo(_audio[0]);
            _noise.AsSpan(q * Quantum.Frames, Quantum.Frames).CopyTo(_audio[1]);
            _eq.Process(new Work(_audio.All, default, _settings.Values, [], (long)q * Quantum.Frames));
        }
    }

    private void Set(int band, string id, double value)
    {
        var group = Eq.Info.Groups[0];
        foreach (var parameter in group.Parameters)
        {
            if (parameter.Id == id)
            {
                _settings[group, band, parameter] = value;
            }
        }
    }
}
