using System.Collections.Immutable;
using Lathe.Dsp.Buffers;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Wrappers;

/// <summary>
/// A source heard through one processor with fixed settings, its latency taken out: as long as the source plus the tail asked for. Reading on is
/// the fast path; reading from elsewhere starts the processor anew from the song's beginning, so that any order of reads gives the same bits.
/// </summary>
public sealed class ProcessedSource : IAudioSource
{
    private readonly IAudioSource _source;
    private readonly WrappedProcessor _processor;
    private readonly double[] _values;
    private readonly double[] _curves;
    private readonly double[] _insertValues;
    private readonly double[] _insertCurves;
    private readonly AudioBuffer _quantum;
    private long _next;
    private int _ready;
    private long _position;

    /// <param name="source">Not disposed.</param>
    /// <param name="processor">A new instance.</param>
    /// <param name="settings">Its values.</param>
    /// <param name="insert">Values of <see cref="InsertParams.Info"/>, or null for the defaults.</param>
    /// <param name="maxTail">Frames that the processor may ring on after the source's end; less where its own tail is shorter.</param>
    /// <param name="assets">The contents of the files that the settings name.</param>
    public ProcessedSource(
        IAudioSource source,
        IProcessor processor,
        ProcessorSettings settings,
        ProcessorSettings? insert = null,
        long maxTail = 0,
        ImmutableArray<AssetContent> assets = default)
    {
        insert ??= new ProcessorSettings(InsertParams.Info);
        _source = source;
        _processor = new WrappedProcessor(processor);
        _processor.Prepare(new ProcessorContext(source.Format, settings) { Assets = assets.IsDefault ? [] : assets }, insert, padLatency: false);
        _values = settings.Values.ToArray();
        _curves = Curves(settings);
        _insertValues = insert.Values.ToArray();
        _insertCurves = Curves(insert);
        _quantum = new AudioBuffer(source.Format.Channels, Quantum.Frames);
        Frames = source.Frames + Math.Min(maxTail, _processor.Tail);
        Restart();
    }

    public AudioFormat Format => _source.Format;

    public long Frames { get; }

    public int Read(long position, in Planar destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        var wanted = (int)Math.Clamp(Frames - position, 0, destination.Frames);
        if (position < _position)
        {
            Restart();
        }

        Skip(position - _position);
        for (var done = 0; done < wanted;)
        {
            Fill();
            var frames = Math.Min(wanted - done, _ready);
            _quantum.View(Quantum.Frames - _ready, frames).CopyTo(destination.Slice(done, frames));
            Take(frames);
            done += frames;
        }

        return wanted;
    }

    public void Dispose() => _quantum.Dispose();

    private static double[] Curves(ProcessorSettings settings)
    {
        if (!settings.Info.Parameters.Any(p => p.Rate == Rate.Sample))
        {
            return [];
        }

        var curves = new double[settings.Info.Parameters.Length * Quantum.Frames];
        for (var slot = 0; slot < settings.Info.Parameters.Length; slot++)
        {
            curves.AsSpan(slot * Quantum.Frames, Quantum.Frames).Fill(settings.Values[slot]);
        }

        return curves;
    }

    private void Restart()
    {
        _processor.Reset();
        _next = 0;
        _ready = 0;
        _position = -_processor.Latency;
        Skip(_processor.Latency);
    }

    private void Skip(long frames)
    {
        while (frames > 0)
        {
            Fill();
            var now = (int)Math.Min(frames, _ready);
            Take(now);
            frames -= now;
        }
    }

    private void Take(int frames)
    {
        _ready -= frames;
        _position += frames;
    }

    private void Fill()
    {
        if (_ready > 0)
        {
            return;
        }

        var audio = _quantum.All;
        var read = _next < _source.Frames ? _source.Read(_next, audio) : 0;
        audio.Slice(read, Quantum.Frames - read).Clear();
        _processor.Process(new Work(audio, default, _values, _curves, _next), new Work(audio, default, _insertValues, _insertCurves, _next));
        _next += Quantum.Frames;
        _ready = Quantum.Frames;
    }
}
