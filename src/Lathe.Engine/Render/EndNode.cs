using Lathe.Dsp.Buffers;
using Lathe.Engine.Schedule;

namespace Lathe.Engine.Render;

/// <summary>Watches the taps: finds where the tail has died away, and reports how far the render has come.</summary>
internal sealed class EndNode : Node
{
    /// <summary>-90 dBFS: 10^(-90/20).</summary>
    private const double Threshold = 3.1622776601683795e-5;

    private readonly RenderContext _context;
    private readonly TapReader[] _taps;
    private readonly RenderWindow _window;
    private readonly ProgressClock? _progress;
    private readonly bool _open;
    private int _silent;

    /// <param name="context">The render.</param>
    /// <param name="taps">All taps.</param>
    /// <param name="window">Its end is brought forward.</param>
    /// <param name="open">False where the length was given.</param>
    /// <param name="progress">Gets the position, or null.</param>
    public EndNode(RenderContext context, TapReader[] taps, RenderWindow window, bool open, ProgressClock? progress)
    {
        _context = context;
        _taps = taps;
        _window = window;
        _open = open;
        _progress = progress;
    }

    /// <summary>Called with the block after which nothing more is needed.</summary>
    public Action<long>? Ended { get; set; }

    public override void Process(long block)
    {
        var time = block * _context.Block;
        for (var at = 0; at < _context.Block && _open; at += Quantum.Frames)
        {
            Watch(time + at, block);
        }

        _progress?.Report(time + _context.Block - _window.Latency, _window.End);
    }

    private void Watch(long time, long block)
    {
        var position = time - _window.Latency;
        if (position < _context.Plan.ClipEnd || position >= _window.End)
        {
            return;
        }

        var silent = true;
        foreach (var tap in _taps)
        {
            var audio = tap.At(time);
            for (var c = 0; c < audio.Channels && silent; c++)
            {
                silent = QuantumMath.Peak(audio[c]) < Threshold;
            }
        }

        _silent = silent ? _silent + 1 : 0;
        if (_silent * Quantum.Frames >= _context.Plan.SampleRate)
        {
            _window.End = position + Quantum.Frames;
            Ended?.Invoke(block);
        }
    }
}
