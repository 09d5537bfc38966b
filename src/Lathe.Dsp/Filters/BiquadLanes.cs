using System.Runtime.CompilerServices;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// Cascades of biquads side by side, each a lane: transposed direct form II as <see cref="BiquadCascade"/>, the same formula in every lane at
/// every width. Lane i gets the channel i modulo the number of channels, so that several lanes hear one channel. A quantum whose coefficients
/// moved is ramped sample by sample from the old ones to the new.
/// </summary>
internal sealed unsafe class BiquadLanes
{
    private const int Block = 8;
    private const int Parts = 5; // b0, b1, b2, -a1, -a2

    private readonly int _lanes;
    private readonly int _padded;
    private readonly int _sections;
    private readonly PinnedDoubles _now;
    private readonly PinnedDoubles _next;
    private readonly PinnedDoubles _states;
    private readonly PinnedDoubles _samples;
    private bool _moving;

    /// <param name="lanes">Cascades, 1 or more.</param>
    /// <param name="sections">The most biquads of one; those not moved pass.</param>
    internal BiquadLanes(int lanes, int sections)
    {
        _lanes = lanes;
        _padded = (lanes + Block - 1) / Block * Block;
        _sections = sections;
        _now = new PinnedDoubles(_padded * sections * Parts);
        _next = new PinnedDoubles(_padded * sections * Parts);
        _states = new PinnedDoubles(_padded * sections * 2);
        _samples = new PinnedDoubles(Quantum.Frames * Block);
        for (var section = 0; section < sections; section++)
        {
            _now.Span.Slice(section * Parts * _padded, _padded).Fill(1);
        }

        _now.Span.CopyTo(_next.Span);
    }

    /// <summary>Lets a section's coefficients move to these over the next quantum.</summary>
    internal void MoveTo(int lane, int section, in BiquadCoefficients c)
    {
        var at = _next.Span[((section * Parts * _padded) + lane)..];
        at[0] = c.B0;
        at[_padded] = c.B1;
        at[2 * _padded] = c.B2;
        at[3 * _padded] = -c.A1;
        at[4 * _padded] = -c.A2;
        _moving = true;
    }

    /// <summary>Puts all coefficients where they move to and clears the state.</summary>
    internal void Reset()
    {
        _states.Span.Clear();
        Settle();
    }

    /// <summary>Processes one quantum; the output has a channel for each lane.</summary>
    internal void Process(in Planar input, in Planar output)
    {
        for (var first = 0; first < _lanes; first += Block)
        {
            Gather(input, first);
            if (Doubles8.IsSupported)
            {
                Run<Doubles8>(first);
            }
            else if (Doubles4.IsSupported)
            {
                Run<Doubles4>(first);
            }
            else
            {
                Run<Doubles2>(first);
            }

            Scatter(output, first);
        }

        if (_moving)
        {
            Settle();
        }

        GC.KeepAlive(this);
    }

    private void Settle()
    {
        _next.Span.CopyTo(_now.Span);
        _moving = false;
    }

    /// <summary>The channels of eight lanes, sample after sample.</summary>
    private void Gather(in Planar input, int first)
    {
        for (var k = 0; k < Block; k++)
        {
            var to = _samples.Pointer + k;
            var from = input[(first + k) % input.Channels];
            for (var t = 0; t < Quantum.Frames; t++)
            {
                to[t * Block] = from[t];
            }
        }
    }

    private void Scatter(in Planar output, int first)
    {
        var count = Math.Min(Block, _lanes - first);
        for (var k = 0; k < count; k++)
        {
            var from = _samples.Pointer + k;
            var to = output[first + k];
            for (var t = 0; t < Quantum.Frames; t++)
            {
                to[t] = from[t * Block];
            }
        }
    }

    private void Run<TV>(int first)
        where TV : struct, IDoubles<TV>
    {
        for (var lane = 0; lane < Block; lane += TV.Count)
        {
            var samples = _samples.Pointer + lane;
            var section = 0;
            if (_moving)
            {
                for (; section < _sections; section++)
                {
                    Moving<TV>(samples, section, first + lane);
                }
            }

            // Two at once: while one waits for its recursion the other computes.
            for (; section <= _sections - 2; section += 2)
            {
                Still<TV>(samples, section, first + lane);
            }

            if (section < _sections)
            {
                StillLast<TV>(samples, section, first + lane);
            }
        }
    }

    private double* Coefficients(PinnedDoubles set, int section, int lane) => set.Pointer + (section * Parts * _padded) + lane;

    private double* State(int section, int lane) => _states.Pointer + (section * 2 * _padded) + lane;

    private void Still<TV>(double* samples, int section, int lane)
        where TV : struct, IDoubles<TV>
    {
        var c = Coefficients(_now, section, lane);
        var (b0, b1, b2) = (TV.Load(c), TV.Load(c + _padded), TV.Load(c + (2 * _padded)));
        var (a1, a2) = (TV.Load(c + (3 * _padded)), TV.Load(c + (4 * _padded)));
        var d = Coefficients(_now, section + 1, lane);
        var (d0, d1, d2) = (TV.Load(d), TV.Load(d + _padded), TV.Load(d + (2 * _padded)));
        var (e1, e2) = (TV.Load(d + (3 * _padded)), TV.Load(d + (4 * _padded)));
        var state = State(section, lane);
        var (s1, s2) = (TV.Load(state), TV.Load(state + _padded));
        var (r1, r2) = (TV.Load(state + (2 * _padded)), TV.Load(state + (3 * _padded)));
        for (var t = 0; t < Quantum.Frames; t++)
        {
            var y = Step(TV.Load(samples), ref s1, ref s2, b0, b1, b2, a1, a2);
            TV.Store(Step(y, ref r1, ref r2, d0, d1, d2, e1, e2), samples);
            samples += Block;
        }

        TV.Store(Settled(s1), state);
        TV.Store(Settled(s2), state + _padded);
        TV.Store(Settled(r1), state + (2 * _padded));
        TV.Store(Settled(r2), state + (3 * _padded));
    }

    private void StillLast<TV>(double* samples, int section, int lane)
        where TV : struct, IDoubles<TV>
    {
        var c = Coefficients(_now, section, lane);
        var (b0, b1, b2) = (TV.Load(c), TV.Load(c + _padded), TV.Load(c + (2 * _padded)));
        var (a1, a2) = (TV.Load(c + (3 * _padded)), TV.Load(c + (4 * _padded)));
        var state = State(section, lane);
        var (s1, s2) = (TV.Load(state), TV.Load(state + _padded));
        for (var t = 0; t < Quantum.Frames; t++)
        {
            TV.Store(Step(TV.Load(samples), ref s1, ref s2, b0, b1, b2, a1, a2), samples);
            samples += Block;
        }

        TV.Store(Settled(s1), state);
        TV.Store(Settled(s2), state + _padded);
    }

    private void Moving<TV>(double* samples, int section, int lane)
        where TV : struct, IDoubles<TV>
    {
        var from = Coefficients(_now, section, lane);
        var to = Coefficients(_next, section, lane);
        var (b0, b1, b2) = (TV.Load(from), TV.Load(from + _padded), TV.Load(from + (2 * _padded)));
        var (a1, a2) = (TV.Load(from + (3 * _padded)), TV.Load(from + (4 * _padded)));
        var part = TV.Broadcast(1.0 / Quantum.Frames);
        var (d0, d1) = ((TV.Load(to) - b0) * part, (TV.Load(to + _padded) - b1) * part);
        var (d2, e1) = ((TV.Load(to + (2 * _padded)) - b2) * part, (TV.Load(to + (3 * _padded)) - a1) * part);
        var e2 = (TV.Load(to + (4 * _padded)) - a2) * part;
        var state = State(section, lane);
        var (s1, s2) = (TV.Load(state), TV.Load(state + _padded));
        for (var t = 0; t < Quantum.Frames; t++)
        {
            var n = TV.Broadcast(t + 1);
            var y = Step(
                TV.Load(samples), ref s1, ref s2,
                TV.FusedMultiplyAdd(d0, n, b0), TV.FusedMultiplyAdd(d1, n, b1), TV.FusedMultiplyAdd(d2, n, b2),
                TV.FusedMultiplyAdd(e1, n, a1), TV.FusedMultiplyAdd(e2, n, a2));
            TV.Store(y, samples);
            samples += Block;
        }

        TV.Store(Settled(s1), state);
        TV.Store(Settled(s2), state + _padded);
    }

    /// <summary>One sample; a1 and a2 come negated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Step<TV>(TV x, ref TV s1, ref TV s2, TV b0, TV b1, TV b2, TV a1, TV a2)
        where TV : struct, IDoubles<TV>
    {
        var y = TV.FusedMultiplyAdd(b0, x, s1);
        s1 = TV.FusedMultiplyAdd(a1, y, TV.FusedMultiplyAdd(b1, x, s2));
        s2 = TV.FusedMultiplyAdd(a2, y, b2 * x);
        return y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Settled<TV>(TV state)
        where TV : struct, IDoubles<TV>
    {
        var magnitude = state & TV.Bits(0x7FFF_FFFF_FFFF_FFFF);
        return TV.Select(TV.LessThan(magnitude, TV.Broadcast(Denormals.Threshold)), TV.Broadcast(0), state);
    }
}
