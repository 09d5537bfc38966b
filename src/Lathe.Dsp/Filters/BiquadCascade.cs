namespace Lathe.Dsp.Filters;

/// <summary>
/// Biquads in series for one channel, each in transposed direct form II: y = b0 x + s1, s1 = (b1 x + s2) - a1 y, s2 = b2 x - a2 y, every product
/// but the last fused with its sum. A quantum whose coefficients moved is ramped sample by sample from the old ones to the new. The sections run
/// as the lanes of one register, each one sample behind the one before it, with the same bits at every width.
/// </summary>
public sealed class BiquadCascade
{
    private readonly BiquadCoefficients[] _now;
    private readonly BiquadCoefficients[] _next;
    private readonly double[] _s1;
    private readonly double[] _s2;
    private bool _moving;

    /// <param name="sections">Biquads in series, 0 or more; all are the identity at first.</param>
    public BiquadCascade(int sections)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sections);
        _now = new BiquadCoefficients[sections];
        _next = new BiquadCoefficients[sections];
        _s1 = new double[sections];
        _s2 = new double[sections];
        Array.Fill(_now, BiquadCoefficients.Identity);
        Array.Fill(_next, BiquadCoefficients.Identity);
        Lanes = new CascadeLanes(sections);
    }

    public int Sections => _now.Length;

    /// <summary>True where the next quantum passes unchanged: every section is the identity and at rest.</summary>
    public bool Passes => !_moving && Lanes.Blocks == 0;

    internal CascadeLanes Lanes { get; }

    /// <summary>The coefficients that a section has from the end of the next quantum on.</summary>
    public BiquadCoefficients this[int section] => _next[section];

    /// <summary>Lets a section's coefficients move to these over the next quantum.</summary>
    public void MoveTo(int section, BiquadCoefficients coefficients)
    {
        _next[section] = coefficients;
        _moving |= coefficients != _now[section];
    }

    /// <summary>Takes a section out, its coefficients and states with it; what stays is the identity at rest.</summary>
    public BiquadCoefficients TakeOut(int section, out (double First, double Second) states)
    {
        Lanes.Save(_s1, _s2);
        var coefficients = _now[section];
        states = (_s1[section], _s2[section]);
        (_s1[section], _s2[section]) = (0, 0);
        _now[section] = _next[section] = BiquadCoefficients.Identity;
        Lanes.Load(_now, _s1, _s2);
        return coefficients;
    }

    /// <summary>Puts all coefficients where they move to and clears the state.</summary>
    public void Reset()
    {
        Array.Clear(_s1);
        Array.Clear(_s2);
        Settle();
    }

    /// <summary>Processes one quantum in place.</summary>
    public void Process(Span<double> x)
    {
        if (!Move(x))
        {
            CascadeLanes.Run(Lanes, x, null, default);
        }
    }

    /// <summary>Processes one quantum of two channels, each by its own cascade; faster than one after the other.</summary>
    public static void Process(BiquadCascade a, Span<double> x, BiquadCascade b, Span<double> y)
    {
        var movedA = a.Move(x);
        var movedB = b.Move(y);
        if (!movedA && !movedB && a.Lanes.Blocks == b.Lanes.Blocks)
        {
            CascadeLanes.Run(a.Lanes, x, b.Lanes, y);
            return;
        }

        if (!movedA)
        {
            CascadeLanes.Run(a.Lanes, x, null, default);
        }

        if (!movedB)
        {
            CascadeLanes.Run(b.Lanes, y, null, default);
        }
    }

    /// <summary>Runs the quantum with ramped coefficients if some move.</summary>
    private bool Move(Span<double> x)
    {
        if (!_moving)
        {
            return false;
        }

        Lanes.Save(_s1, _s2);
        Lanes.LoadMoving(_now, _next, _s1, _s2);
        Lanes.RunMoving(x);
        Lanes.Save(_s1, _s2);
        Settle();
        return true;
    }

    private void Settle()
    {
        _next.CopyTo(_now, 0);
        _moving = false;
        Lanes.Load(_now, _s1, _s2);
    }
}
