using BenchmarkDotNet.Attributes;
using Lathe.Dsp.Buffers;
using Lathe.Processing;
using Lathe.Processing.Contract;
using Lathe.Processing.Wrappers;

namespace Lathe.Benchmarks;

/// <summary>Ten seconds of stereo noise at 48 kHz, 7500 quanta, through an insert as an engine calls it, oversampling included.</summary>
[MemoryDiagnoser]
public class TimeFxBenchmarks
{
    private const int Quanta = 7500;

    private readonly double[] _noise = new double[Quantum.Frames * 97];
    private readonly double[] _block = new double[2 * Quantum.Frames];
    private readonly double[] _mix = new double[Quantum.Frames];
    private readonly ProcessorSettings _insert = new(InsertParams.Info);
    private ProcessorSettings _settings = null!;
    private WrappedProcessor _processor = null!;
    private double[] _curves = [];

    [Params("reverb", "reverb type=room", "reverb type=plate", "reverb type=chamber", "reverb type=spring", "delay", "delay wow=50 %", "delay drive=12 dB", "delay ping-pong=on", "saturation", "saturation character=tanh", "saturation character=hard")]
    public string Insert { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var words = Insert.Split([' ', '='], 3);
        var entry = Rack.All.Find(words[0])!;
        _settings = new ProcessorSettings(entry.Info);
        if (words.Length == 3)
        {
            var parameter = entry.Info.Parameters.Single(p => p.Id == words[1]);
            _settings[parameter] = parameter.TryParse(words[2], out var value, out var problem) ? value : throw new ArgumentException(problem);
        }

        _processor = new WrappedProcessor(entry.Create!());
        _processor.Prepare(new ProcessorContext(AudioFormat.Stereo(48000), _settings), _insert, padLatency: true);
        Array.Fill(_mix, 100);
        _curves = [.. _settings.Values.ToArray().SelectMany(v => Enumerable.Repeat(v, Quantum.Frames))];
        var state = 1UL;
        foreach (ref var sample in _noise.AsSpan())
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            sample = 0.5 * ((long)state >> 11) / (1L << 52);
        }
    }

    [Benchmark]
    public void TenSeconds()
    {
        var audio = new Planar(_block, 2, Quantum.Frames, Quantum.Frames);
        for (var q = 0; q < Quanta; q++)
        {
            _noise.AsSpan(q % 97 * Quantum.Frames, Quantum.Frames).CopyTo(audio[0]);
            _noise.AsSpan((q + 31) % 97 * Quantum.Frames, Quantum.Frames).CopyTo(audio[1]);
            var position = (long)q * Quantum.Frames;
            _processor.Process(
                new Work(audio, default, _settings.Values, _curves, position), new Work(audio, default, _insert.Values, _mix, position));
        }
    }
}
