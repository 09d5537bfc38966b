using Lathe.Dsp.Buffers;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Ratios.Own;

/// <summary>A processor of the rack: its calls only, audio in memory.</summary>
/// <param name="name">In the table.</param>
/// <param name="processor">Its id.</param>
/// <param name="values">Paths and texts as in a document.</param>
internal sealed class RackContestant(string name, string processor, params (string Path, string Text)[] values) : Contestant(name)
{
    private readonly AudioBuffer _work = new(2, Quantum.Frames);
    private IProcessor _processor = null!;
    private ProcessorSettings _settings = null!;
    private double[] _curves = [];
    private Material _material = null!;

    public override string? Prepare(Material material)
    {
        if (Rack.All.Find(processor) is not { Create: { } create } entry)
        {
            return "not on the rack";
        }

        _settings = new ProcessorSettings(entry.Info);
        foreach (var (path, text) in values)
        {
            if (!_settings.TrySet(path, text, out var problem))
            {
                return problem;
            }
        }

        _curves = new double[_settings.Values.Length * Quantum.Frames];
        for (var slot = 0; slot < _settings.Values.Length; slot++)
        {
            _curves.AsSpan(slot * Quantum.Frames, Quantum.Frames).Fill(_settings.Values[slot]);
        }

        _material = material;
        _processor = create();
        _processor.Prepare(new ProcessorContext(AudioFormat.Stereo(material.SampleRate), _settings)
        {
            Assets = [.. entry.Info.Assets.Where(a => a.Kind == AssetKind.Audio).Select(a => AssetContent.Of(a, material.SampleRate, ImpulseResponse.At(material.SampleRate), out _)!)],
        });
        return null;
    }

    public override double Run()
    {
        _processor.Reset();
        var start = CpuClock.Thread();
        for (var at = 0; at + Quantum.Frames <= _material.Frames; at += Quantum.Frames)
        {
            _material.Planar.View(at, Quantum.Frames).CopyTo(_work.All);
            _processor.Process(new Work(_work.All, default, _settings.Values, _curves, at));
        }

        return CpuClock.Thread() - start;
    }

    protected override void Release() => _work.Dispose();
}
