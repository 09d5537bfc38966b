namespace Lathe.Dsp.Delays;

/// <summary>How a <see cref="DelayHead"/> gets from one delay to another.</summary>
public enum DelayChange
{
    /// <summary>The old and the new place cross over in 20 ms; pitch stays.</summary>
    Fade,

    /// <summary>The head travels like a tape's, at most half as fast or one and a half times as fast as the tape; pitch bends.</summary>
    Glide,
}

/// <summary>Reads a <see cref="DelayLine"/> at a delay that may change without a click.</summary>
public struct DelayHead
{
    /// <summary>Frames a glide may gain or lose in each frame.</summary>
    private const double FastestGlide = 0.5;

    private readonly DelayChange _change;
    private readonly int _fadeFrames;
    private readonly double _glide;
    private double _current;
    private int _old;
    private int _new;
    private int _fading;

    /// <param name="change">How the delay changes.</param>
    /// <param name="sampleRate">Hz.</param>
    public DelayHead(DelayChange change, double sampleRate)
    {
        _change = change;
        _fadeFrames = (int)Math.Ceiling(0.02 * sampleRate);
        _glide = 1 / (0.1 * sampleRate);
    }

    /// <summary>Begins at a delay of whole frames, 2 or more.</summary>
    public void Start(int delay)
    {
        _current = delay;
        _old = _new = delay;
        _fading = 0;
    }

    /// <summary>One sample.</summary>
    /// <param name="target">The delay wanted, whole frames, 2 or more. A fade that has begun ends first.</param>
    public double Read(DelayLine line, int target) => _change == DelayChange.Fade ? Fade(line, target) : Glide(line, target);

    private double Fade(DelayLine line, int target)
    {
        if (_fading == 0)
        {
            if (target == _new)
            {
                return line.Read(_new);
            }

            _old = _new;
            _new = target;
            _fading = _fadeFrames;
        }

        var old = line.Read(_old);
        var share = _fading / (double)_fadeFrames;
        _fading--;
        return old + ((1 - share) * (line.Read(_new) - old));
    }

    private double Glide(DelayLine line, int target)
    {
        var way = target - _current;
        var step = Math.Clamp(way * _glide, -FastestGlide, FastestGlide);
        _current = Math.Abs(way) < 1e-3 ? target : _current + step;
        return line.Cubic(_current);
    }
}
