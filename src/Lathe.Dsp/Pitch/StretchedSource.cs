using Lathe.Dsp.Buffers;

namespace Lathe.Dsp.Pitch;

/// <summary>A source drawn out or pressed together in time at its pitch, by <see cref="PhaseVocoder"/> along a <see cref="TimeMap"/>. Read forward only.</summary>
public sealed class StretchedSource : IDisposable
{
    /// <summary>Windows that overlap at each place, at least.</summary>
    private const int Overlap = 8;

    private const int LeastHop = 16;

    private readonly TimeMap _map;
    private readonly PhaseVocoder _vocoder;
    private readonly FrameSum _sum;
    private readonly ForwardWindow _window;
    private readonly AudioBuffer _ready;
    private readonly double[] _frame;
    private long _center;
    private long _from;
    private bool _started;

    /// <param name="source">Not disposed.</param>
    public StretchedSource(IAudioSource source, TimeMap map, int windowFrames)
    {
        var half = windowFrames / 2;
        var channels = source.Format.Channels;
        _map = map;
        _vocoder = new PhaseVocoder(channels, windowFrames);
        _sum = new FrameSum(channels, _vocoder.Window);
        _ready = new AudioBuffer(channels, windowFrames);
        _frame = new double[windowFrames];

        // A window and a half before the start: the first frames of the output lie under as many windows as all others.
        _center = -half;
        _from = (long)Math.Floor(_map.At(_center).In + 0.5);
        _window = new ForwardWindow(source, windowFrames, _from - half);
    }

    /// <summary>The position in the output of what <see cref="Next"/> gives next.</summary>
    public long Position { get; private set; }

    /// <summary>The next frames of the output; some may lie before its start.</summary>
    public Planar Next()
    {
        var (_, slope) = _map.At(_center);
        var hop = Math.Clamp((int)(Math.Min(slope, 1) * _vocoder.Size / Overlap), LeastHop, _vocoder.Size / Overlap);
        if (!_started)
        {
            Frame(hop, hop, reset: true);
            _started = true;
        }

        Position = _center - (_vocoder.Size / 2);
        for (var c = 0; c < _ready.Channels; c++)
        {
            _sum.Take(c, hop).CopyTo(_ready[c]);
        }

        var next = (long)Math.Floor(_map.At(_center + hop).In + 0.5);
        var moved = (int)(next - _from);
        var attack = _map.Begins(_center, _center + hop);
        _window.MoveTo(next - (_vocoder.Size / 2));
        (_center, _from) = (_center + hop, next);
        Frame(moved, hop, attack);
        return _ready.View(0, hop);
    }

    public void Dispose()
    {
        _window.Dispose();
        _ready.Dispose();
    }

    private void Frame(int analysisHop, int synthesisHop, bool reset)
    {
        for (var c = 0; c < _ready.Channels; c++)
        {
            _vocoder.Analyze(c, _window[c]);
        }

        _vocoder.Turn(analysisHop, synthesisHop, reset);
        _sum.Advance(synthesisHop);
        for (var c = 0; c < _ready.Channels; c++)
        {
            _vocoder.Synthesize(c, [], _frame);
            _sum.Add(c, _frame);
        }
    }
}
