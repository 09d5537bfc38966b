using Lathe.Dsp.Buffers;
using Lathe.Dsp.Delays;
using Lathe.Engine.Plans;
using Lathe.Engine.Schedule;

namespace Lathe.Engine.Render;

/// <summary>One strip: a block of its whole path, from what it plays to what it puts out.</summary>
internal sealed class StripNode : Node, IDisposable
{
    private readonly RenderContext _context;
    private readonly PlanStrip _strip;
    private readonly StripRings _rings;
    private readonly IStripInput _input;
    private readonly bool _cached;
    private readonly SlabPart _work;
    private readonly IntegerDelay _delay;
    private readonly GainCurve _trim;
    private readonly InsertRunner[] _inserts;
    private readonly Placement _fader;
    private readonly StripStore? _store;

    /// <param name="context">The render.</param>
    /// <param name="strip">The strip.</param>
    /// <param name="rings">Where its output goes.</param>
    /// <param name="input">What it begins with.</param>
    /// <param name="inserts">Its processors; none where its audio comes from the cache.</param>
    /// <param name="store">Keeps its audio, or null.</param>
    /// <param name="movements">What its values follow.</param>
    public StripNode(
        RenderContext context, PlanStrip strip, StripRings rings, IStripInput input, InsertRunner[] inserts, StripStore? store, Movements movements)
    {
        _context = context;
        _strip = strip;
        _rings = rings;
        _input = input;
        _cached = input is CacheInput;
        _inserts = inserts;
        _store = store;
        _work = context.Slab.Take(strip.Channels, context.Block);
        _delay = new IntegerDelay(strip.Channels, strip.DelayLine);
        _trim = new GainCurve([strip.Trim], [], movements);
        var fader = new GainCurve([strip.Fader, .. strip.Vcas], strip.Mutes, movements, strip.VariantTrim);
        _fader = Placement.Make(fader, strip.Place, movements);
    }

    /// <summary>To be called once the slab is there.</summary>
    public void Start()
    {
        foreach (var insert in _inserts)
        {
            insert.Start();
        }
    }

    public override void Process(long block)
    {
        var time = block * _context.Block;

        // Past its end a strip is silent by definition: that makes a kept strip as good as a rendered one.
        var live = (int)Math.Clamp(_strip.SilentFrom + _strip.Latency - time, 0, _context.Block);
        var audio = _work.All;
        if (live > 0)
        {
            Play(audio.Slice(0, live), time);
        }

        audio.Slice(live, _context.Block - live).Clear();
        _store?.Write(audio.Slice(0, live), time);
        for (var at = 0; at < _context.Block; at += Quantum.Frames)
        {
            Put(audio.Slice(at, Quantum.Frames), time + at, at < live);
        }
    }

    public void Dispose()
    {
        _input.Dispose();
        _store?.Dispose();
    }

    private void Play(in Planar audio, long time)
    {
        _input.Fill(audio, time);
        if (_cached)
        {
            return;
        }

        _delay.Process(audio);
        Trim(audio, time);
        foreach (var insert in _inserts)
        {
            insert.Process(audio, time);
        }

        ClearBefore(audio, time, _strip.Latency);
    }

    private void Trim(in Planar audio, long time)
    {
        var arrival = _strip.InputLatency + _strip.DelayLatency;
        ClearBefore(audio, time, arrival);
        var sign = _strip.Inverted ? -1.0 : 1.0;
        var trims = !_trim.IsFixed || _trim.Fixed * sign != 1;
        if (!trims && _rings.PreInserts is null)
        {
            return;
        }

        Span<double> gains = stackalloc double[Quantum.Frames];
        gains.Fill(_trim.Fixed * sign);
        for (var at = 0; at < audio.Frames; at += Quantum.Frames)
        {
            var quantum = audio.Slice(at, Quantum.Frames);
            if (!_trim.IsFixed)
            {
                _trim.Fill(time + at - arrival, gains);
                QuantumMath.Scale(gains, sign, gains);
            }

            for (var c = 0; c < audio.Channels && trims; c++)
            {
                QuantumMath.Scale(quantum[c], gains, quantum[c]);
            }

            if (_rings.PreInserts is { } ring)
            {
                quantum.CopyTo(ring.At(time + at));
            }
        }
    }

    /// <summary>Puts out a quantum; where the strip has ended, silence.</summary>
    private void Put(in Planar audio, long time, bool live)
    {
        if (!live && _rings.PreInserts is { } before)
        {
            before.At(time).Clear();
        }

        if (_rings.PreFader is { } pre)
        {
            audio.CopyTo(pre.At(time));
        }

        if (_rings.PostFader is { } post)
        {
            var target = post.At(time);
            var position = time - _strip.Latency;
            if (!live || position < 0 || _strip.Muted)
            {
                target.Clear();
            }
            else
            {
                _fader.Process(audio, target, position, add: false);
            }
        }
    }

    private static void ClearBefore(in Planar audio, long time, int latency)
    {
        if (time < latency)
        {
            audio.Slice(0, (int)Math.Min(audio.Frames, latency - time)).Clear();
        }
    }
}
