using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Dsp.Resampling;
using Lathe.Processing.Contract;

namespace Lathe.Processing.Wrappers;

/// <summary>
/// Runs a processor at a multiple of the rate: half-band filters up, the processor once for every 64 upper frames, half-band filters down. Curves of
/// <see cref="Rate.Sample"/> are drawn out in straight lines. The latency is whole base frames: what the processor's own lacks to that is delayed at
/// the upper rate. Audio and key reach the processor late by the upward filters, under a millisecond, which its values do not follow.
/// </summary>
internal sealed class OversampledProcessor(IProcessor inner, int factor) : IProcessor
{
    private readonly List<Param> _curved = [];
    private Oversampler[] _audio = [];
    private Oversampler[] _key = [];
    private double[] _upperAudio = [];
    private double[] _upperKey = [];
    private double[] _values = [];
    private double[] _curves = [];
    private double[] _last = [];
    private IntegerDelay? _padding;
    private bool _started;

    public int Latency { get; private set; }

    public long Tail { get; private set; }

    public void Prepare(ProcessorContext context)
    {
        var info = context.Settings.Info;
        var slots = context.Settings.Values.Length;
        inner.Prepare(context with { Format = context.Format with { SampleRate = context.SampleRate * factor } });
        var missing = (factor - (inner.Latency % factor)) % factor;
        _padding = new IntegerDelay(context.Channels, missing);
        _audio = Make(context.Channels);
        _key = Make(context.KeyChannels);
        _upperAudio = new double[context.Channels * Quantum.Frames * factor];
        _upperKey = new double[context.KeyChannels * Quantum.Frames * factor];
        _curved.Clear();
        _curved.AddRange(info.Parameters.Where(p => p.Rate == Rate.Sample));
        _values = new double[slots];
        _curves = new double[_curved.Count == 0 ? 0 : slots * Quantum.Frames];
        _last = new double[slots];
        _started = false;
        var filters = Oversampler.LatencyOf(factor);
        Latency = filters + ((inner.Latency + missing) / factor);
        Tail = ((inner.Tail + factor - 1) / factor) + filters;
    }

    public void Process(in Work work)
    {
        var audio = Upper(work.Audio, _audio, _upperAudio);
        var key = work.HasKey ? Upper(work.Key, _key, _upperKey) : default;
        work.Values.CopyTo(_values);
        if (!_started)
        {
            _started = true;
            foreach (var parameter in _curved)
            {
                _last[ProcessorSettings.Slot(parameter)] = work.Samples(parameter)[0];
            }
        }

        for (var part = 0; part < factor; part++)
        {
            foreach (var parameter in _curved)
            {
                var slot = ProcessorSettings.Slot(parameter);
                var curve = _curves.AsSpan(slot * Quantum.Frames, Quantum.Frames);
                Stretch(work.Samples(parameter), _last[slot], part, curve);
                _values[slot] = curve[^1];
            }

            inner.Process(new Work(
                audio.Slice(part * Quantum.Frames, Quantum.Frames),
                key.IsEmpty ? default : key.Slice(part * Quantum.Frames, Quantum.Frames),
                _values,
                _curves,
                (work.Position * factor) + (part * Quantum.Frames)));
        }

        foreach (var parameter in _curved)
        {
            _last[ProcessorSettings.Slot(parameter)] = work.Samples(parameter)[^1];
        }

        _padding!.Process(audio);
        for (var c = 0; c < _audio.Length; c++)
        {
            _audio[c].Down(audio[c], work.Audio[c]);
        }
    }

    public void Reset()
    {
        inner.Reset();
        _padding?.Reset();
        _started = false;
        foreach (var oversampler in _audio)
        {
            oversampler.Reset();
        }

        foreach (var oversampler in _key)
        {
            oversampler.Reset();
        }
    }

    private Oversampler[] Make(int channels)
    {
        var made = new Oversampler[channels];
        for (var c = 0; c < channels; c++)
        {
            made[c] = new Oversampler(factor);
        }

        return made;
    }

    private Planar Upper(in Planar lower, Oversampler[] oversamplers, double[] upper)
    {
        var frames = Quantum.Frames * factor;
        var view = new Planar(upper, lower.Channels, frames, frames);
        for (var c = 0; c < lower.Channels; c++)
        {
            oversamplers[c].Up(lower[c], view[c]);
        }

        return view;
    }

    /// <summary>Straight lines from each base value to the next, ending on it; 64 upper values of the quantum's <paramref name="part"/>.</summary>
    private void Stretch(ReadOnlySpan<double> curve, double last, int part, Span<double> to)
    {
        for (var j = 0; j < to.Length; j++)
        {
            var upper = (part * Quantum.Frames) + j;
            var at = upper / factor;
            var along = (upper % factor) + 1;
            var before = at == 0 ? last : curve[at - 1];
            to[j] = along == factor ? curve[at] : before + ((curve[at] - before) * along / factor);
        }
    }
}
