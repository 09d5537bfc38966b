using Lathe.Dsp.Buffers;
using Lathe.Processing;
using Lathe.Processing.Contract;

namespace Lathe.Contract.Tests;

/// <summary>One prepared processor of the rack, driven as an engine drives it. Elements of repeated groups are there, so that they count too.</summary>
public sealed class Specimen
{
    public const int Rate = 48000;

    private readonly IProcessor _processor;
    private readonly double[] _values;
    private readonly double[] _curves;
    private readonly double[] _block;
    private readonly double[] _key;

    public Specimen(string id, ProcessorSettings settings, int channels = 2, int rate = Rate, int keyChannels = 0)
    {
        Entry = Rack.All.Find(id)!;
        Settings = settings;
        Channels = channels;
        KeyChannels = keyChannels;
        _processor = Entry.Create!();
        _processor.Prepare(new ProcessorContext(AudioFormat.Of(rate, channels), settings, keyChannels) { Assets = Assets.Of(Entry.Info) });
        _curves = new double[settings.Values.Length * Quantum.Frames];
        _values = settings.Values.ToArray();
        FillCurves();
        _block = new double[channels * Quantum.Frames];
        _key = new double[keyChannels * Quantum.Frames];
    }

    public ProcessorRegistry.Entry Entry { get; }

    public ProcessorSettings Settings { get; }

    public int Channels { get; }

    public int KeyChannels { get; }

    public IProcessor Processor => _processor;

    /// <summary>One quantum in place; allocates nothing itself.</summary>
    public void Quantum64(Span<double> block, long position) => _processor.Process(new Work(
        new Planar(block, Channels, Quantum.Frames, Quantum.Frames),
        KeyChannels == 0 ? default : new Planar(_key, KeyChannels, Quantum.Frames, Quantum.Frames),
        _values,
        _curves,
        position));

    /// <summary>Processes whole quanta of a signal from position 0; its last channels are the key's where there is one.</summary>
    /// <param name="later">What every value that may change while running is from the middle on; null for no change.</param>
    public double[][] Run(double[][] input, ProcessorSettings? later = null)
    {
        var frames = input[0].Length / Quantum.Frames * Quantum.Frames;
        var output = Enumerable.Range(0, Channels).Select(_ => new double[frames]).ToArray();
        for (var at = 0; at < frames; at += Quantum.Frames)
        {
            if (later is not null && at == frames / 2 / Quantum.Frames * Quantum.Frames)
            {
                Change(later);
            }

            for (var c = 0; c < Channels; c++)
            {
                input[c].AsSpan(at, Quantum.Frames).CopyTo(_block.AsSpan(c * Quantum.Frames));
            }

            for (var c = 0; c < KeyChannels; c++)
            {
                input[Channels + c].AsSpan(at, Quantum.Frames).CopyTo(_key.AsSpan(c * Quantum.Frames));
            }

            Quantum64(_block, at);
            for (var c = 0; c < Channels; c++)
            {
                _block.AsSpan(c * Quantum.Frames, Quantum.Frames).CopyTo(output[c].AsSpan(at));
            }
        }

        return output;
    }

    private void Change(ProcessorSettings later)
    {
        foreach (var parameter in Settings.Info.Parameters.Where(p => p.Rate != Processing.Contract.Rate.Setup))
        {
            _values[ProcessorSettings.Slot(parameter)] = later.Values[ProcessorSettings.Slot(parameter)];
        }

        foreach (var group in Settings.Info.Groups)
        {
            for (var element = 0; element < Settings.Elements(group).Length; element++)
            {
                foreach (var parameter in group.Parameters.Where(p => p.Rate != Processing.Contract.Rate.Setup))
                {
                    var slot = ProcessorSettings.Slot(group, element, parameter);
                    _values[slot] = later.Values[slot];
                }
            }
        }

        FillCurves();
    }

    private void FillCurves()
    {
        for (var slot = 0; slot < _values.Length; slot++)
        {
            _curves.AsSpan(slot * Quantum.Frames, Quantum.Frames).Fill(_values[slot]);
        }
    }
}
