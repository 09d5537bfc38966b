using Lathe.Dsp.Buffers;
using Lathe.Engine.Automation;
using Lathe.Engine.Plans;
using Lathe.Engine.Schedule;
using Lathe.Engine.Taps;
using Lathe.Session.Mix;

namespace Lathe.Engine.Render;

/// <summary>The nodes of one render: the strips that the taps depend on, their rings and connections.</summary>
internal sealed class RenderGraph : IDisposable
{
    private readonly RenderContext _context;
    private readonly IStripCache? _cache;
    private readonly IReadOnlyList<Tap> _taps;
    private readonly Plan _plan;
    private readonly SortedSet<int> _needed = [];
    private readonly Dictionary<int, IAudioSource> _cached = [];
    private readonly Dictionary<int, StripNode> _strips = [];
    private readonly Dictionary<FollowedLevel, Ring> _levels = [];

    /// <param name="context">The render.</param>
    /// <param name="cache">Where strips are kept, or null.</param>
    /// <param name="taps">What is asked for.</param>
    public RenderGraph(RenderContext context, IStripCache? cache, IReadOnlyList<Tap> taps)
    {
        _context = context;
        _cache = cache;
        _taps = taps;
        _plan = context.Plan;
        try
        {
            foreach (var tap in taps)
            {
                Need(_plan.Strip(tap.Strip));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>True where a strip is being kept for later.</summary>
    public bool Stores { get; private set; }

    public int Rendered => _needed.Count - _cached.Count;

    public int FromCache => _cached.Count;

    /// <summary>Frames by which a tap lags behind the song.</summary>
    public int Latency(Tap tap)
    {
        var strip = _plan.Strip(tap.Strip);
        return tap.Point == TapPoint.PreInserts ? strip.InputLatency + strip.DelayLatency : strip.Latency;
    }

    /// <summary>Makes and connects all nodes; memory comes with the slab.</summary>
    public IReadOnlyList<Node> Build(RenderWindow window, bool open, ProgressClock? progress, out EndNode end)
    {
        var rings = _needed.ToDictionary(i => i, i => Rings(_plan.Strips[i], window));
        foreach (var level in _needed.SelectMany(i => Followed(_plan.Strips[i])).Distinct())
        {
            var lag = _plan.Strips.Max(s => s.Latency) - _plan.Strips[level.Strip].Latency;
            _levels[level] = new Ring(_context.Slab, 1, _context.Block, Math.Max(0, lag));
        }

        var movements = new Movements(_plan, _levels);
        foreach (var index in _needed)
        {
            _strips[index] = Make(_plan.Strips[index], rings, movements);
        }

        var followers = _levels.ToDictionary(l => l.Key, l => new FollowerNode(_context, l.Key, rings[l.Key.Strip].PreFader!, l.Value));
        foreach (var (level, follower) in followers)
        {
            follower.Read(_strips[level.Strip]);
        }

        foreach (var index in _needed)
        {
            foreach (var level in Followed(_plan.Strips[index]))
            {
                _strips[index].Read(followers[level]);
            }
        }

        foreach (var index in _needed.Where(i => !_cached.ContainsKey(i)))
        {
            foreach (var input in Sources(_plan.Strips[index]))
            {
                _strips[index].Read(_strips[input]);
            }
        }

        var readers = _taps.Select(t => new TapReader(t, Ring(rings[_plan.Strip(t.Strip).Index], t.Point)!, window.Latency - Latency(t))).ToArray();
        end = new EndNode(_context, readers, window, open, progress);
        var nodes = new List<Node>([.. _strips.Values, .. followers.Values]) { end };
        foreach (var reader in readers)
        {
            var strip = _strips[_plan.Strip(reader.Tap.Strip).Index];
            var writer = new WriterNode(reader, window, _context.Block);
            end.Read(strip);
            writer.Read(strip);
            writer.Read(end);
            nodes.Add(writer);
        }

        return nodes;
    }

    /// <summary>To be called once the slab is there.</summary>
    public void Start()
    {
        foreach (var strip in _strips.Values)
        {
            strip.Start();
        }
    }

    public void Dispose()
    {
        foreach (var strip in _strips.Values)
        {
            strip.Dispose();
        }

        foreach (var (index, source) in _cached)
        {
            if (!_strips.ContainsKey(index))
            {
                source.Dispose();
            }
        }
    }

    private static Ring? Ring(StripRings rings, TapPoint point) => point switch
    {
        TapPoint.PreInserts => rings.PreInserts,
        TapPoint.PreFader => rings.PreFader,
        _ => rings.PostFader,
    };

    private static IEnumerable<int> Sources(PlanStrip strip) =>
        strip.Inputs.Where(e => e.Heard).Select(e => e.From).Concat(strip.Inserts.Where(i => i.Key is not null).Select(i => i.Key!.Strip));

    /// <summary>The levels that a strip's values follow, and those of the sends into it.</summary>
    private static IEnumerable<FollowedLevel> Followed(PlanStrip strip)
    {
        var controls = new[] { strip.Trim, strip.Fader }.Concat(strip.Place.Controls).Concat(strip.Mutes).Concat(strip.Vcas)
            .Concat(strip.Inputs.Where(e => e.Send is not null).SelectMany(e => e.Send!.Controls));
        return controls.Select(c => c.Lane).OfType<Lane>().Concat(strip.Inserts.SelectMany(i => i.Lanes).Select(l => l.Lane))
            .Select(l => l.Follower).OfType<Follower>().Select(f => f.Source).Distinct();
    }

    private void Need(PlanStrip strip)
    {
        if (!_needed.Add(strip.Index))
        {
            return;
        }

        foreach (var followed in strip.Follows)
        {
            Need(_plan.Strips[followed]);
        }

        var inside = _taps.Any(t => t.Strip == strip.Id && t.Point == TapPoint.PreInserts);
        if (!inside && strip.ContentKey is { } key && _cache?.TryOpen(key) is { } kept)
        {
            if (kept.Frames == strip.SilentFrom && kept.Format.Channels == strip.Channels)
            {
                _cached.Add(strip.Index, kept);
                return;
            }

            kept.Dispose();
        }

        foreach (var source in Sources(strip))
        {
            Need(_plan.Strips[source]);
        }
    }

    /// <summary>The rings that somebody reads, each as long as its latest reader needs.</summary>
    private StripRings Rings(PlanStrip strip, RenderWindow window)
    {
        var readers = new List<(TapPoint Point, int Delay)>();
        foreach (var index in _needed.Where(i => !_cached.ContainsKey(i)))
        {
            var reader = _plan.Strips[index];
            readers.AddRange(reader.Inputs.Where(e => e.Heard && e.From == strip.Index)
                .Select(e => (e.Tap == SendTap.Pre ? TapPoint.PreFader : TapPoint.PostFader, e.Compensation)));
            readers.AddRange(reader.Inserts.Where(i => i.Key?.Strip == strip.Index).Select(i => (TapPoint.PreFader, i.Key!.Compensation)));
        }

        if (_needed.Any(i => _plan.Strips[i].Follows.Contains(strip.Index)))
        {
            readers.Add((TapPoint.PreFader, 0));
        }

        readers.AddRange(_taps.Where(t => t.Strip == strip.Id).Select(t => (t.Point, window.Latency - Latency(t))));
        Ring? Make(TapPoint point) => readers.Any(r => r.Point == point)
            ? new Ring(_context.Slab, point == TapPoint.PostFader ? strip.Output.Channels : strip.Channels, _context.Block, readers.Where(r => r.Point == point).Max(r => r.Delay))
            : null;
        return new StripRings(Make(TapPoint.PreInserts), Make(TapPoint.PreFader), Make(TapPoint.PostFader));
    }

    private StripNode Make(PlanStrip strip, Dictionary<int, StripRings> rings, Movements movements)
    {
        if (_cached.TryGetValue(strip.Index, out var kept))
        {
            return new StripNode(_context, strip, rings[strip.Index], new CacheInput(_context, strip, kept), [], null, movements);
        }

        IStripInput input = strip.IsTrack ? new ClipInput(_context, strip) : new BusInput(strip, rings, movements);
        InsertRunner[] inserts = [.. strip.Inserts.Select(i => new InsertRunner(_context, strip, i, i.Key is null ? null : rings[i.Key.Strip].PreFader, movements))];
        StripStore? store = null;
        if (strip.ContentKey is { } key && strip.End is > 0 and < Compile.Timing.Never
            && _cache?.TryCreate(key, new AudioFormat(_plan.SampleRate, strip.Layout), strip.SilentFrom) is { } sink)
        {
            store = new StripStore(strip, sink);
            Stores = true;
        }

        return new StripNode(_context, strip, rings[strip.Index], input, inserts, store, movements);
    }
}
