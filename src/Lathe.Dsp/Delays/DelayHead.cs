namespace Lathe.Dsp.Delays;

/// <summary>How a <see cref="DelayHead"/> gets from one delay to another.</summary>
public enum DelayChange
{
    /// <summary>The old and the new place cross over in 20 ms on a curve without corners; pitch stays.</summary>
    Fade,

    /// <summary>The head travels like a tape's, at most half as fast or one and a half times as fast as the tape; pitch bends.</summary>
    Glide,
}

/// <summary>Reads a <see cref="DelayLine"/> at a delay that may change without a click.</summary>
public struct DelayHead
{
    /// <summary>The shortest delay in frames: half the taps that reading between samples takes.</summary>
    public const int Least = 8;

    /// <summary>Frames a glide may gain or lose in each frame.</summary>
    private const double FastestGlide = 0.5;

    private readonly DelayChange _change;
    private readonly int _least;
    private readonly double _perSway;
    private readonly int _fadeFrames;
    private readonly double _glide;
    private double _current;
    private int _old;
    private int _new;
    private int _fading;

    /// <param name="change">How the delay changes.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="least">The shortest delay that will be read, frames, <see cref="Least"/> or more.</param>
    /// <param name="maxSway">The greatest sway, frames: delays nearer to the shortest than that sway less.</param>
    public DelayHead(DelayChange change, double sampleRate, int least = Least, double maxSway = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(least, Least);
        _change = change;
        _least = least;
        _perSway = 1 / maxSway;
        _fadeFrames = (int)Math.Ceiling(0.02 * sampleRate);
        _glide = 1 / (0.1 * sampleRate);
    }

    /// <summary>Begins at a delay, frames, the shortest or more.</summary>
    public void Start(double delay)
    {
        _current = delay;
        _old = _new = (int)Math.Round(delay);
        _fading = 0;
    }

    /// <summary>One sample.</summary>
    /// <param name="target">The delay wanted, frames, the shortest or more; a fade goes to whole ones, and one that has begun ends first.</param>
    /// <param name="sway">Frames that are added without any fade or glide, 0 or a smooth curve.</param>
    public double Read(DelayLine line, double target, double sway = 0) =>
        _change == DelayChange.Fade ? Fade(line, (int)Math.Round(target), sway) : Glide(line, target, sway);

    private readonly double At(DelayLine line, double delay, double sway)
    {
        delay += sway * Math.Min(1, (delay - _least) * _perSway);
        var whole = (int)delay;
        return delay == whole ? line.Read(whole) : line.Sinc(Math.Max(_least, delay));
    }

    private double Fade(DelayLine line, int target, double sway)
    {
        if (_fading == 0)
        {
            if (target == _new)
            {
                return At(line, _new, sway);
            }

            _old = _new;
            _new = target;
            _fading = _fadeFrames;
        }

        var old = At(line, _old, sway);
        var way = 1 - (_fading / (double)_fadeFrames);
        _fading--;

        // Slope and curvature are 0 at both ends, so that a fade's sidebands fall off within a few hundred hertz.
        var share = way * way * way * (10 + (way * ((6 * way) - 15)));
        return old + (share * (At(line, _new, sway) - old));
    }

    private double Glide(DelayLine line, double target, double sway)
    {
        var way = target - _current;
        var step = Math.Clamp(way * _glide, -FastestGlide, FastestGlide);
        _current = Math.Abs(way) < 1e-6 ? target : _current + step;
        return At(line, _current, sway);
    }
}
