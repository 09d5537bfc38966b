using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// Sections of fourth order in series for one channel, in transposed direct form, for filters that move: a quantum whose coefficients moved is ramped
/// sample by sample from the old ones to the new. Sections enter while it runs, in any order, each with the states of what it takes over from. They
/// are packed as lanes as in <see cref="BiquadCascade"/>, the highest lane first, each one sample behind the one above it.
/// </summary>
public sealed unsafe class FourthOrderCascade
{
    private const int Block = 8;
    private const int Parts = 9; // b0 to b4, -a1 to -a4

    /// <summary>Values of a block: a row of eight lanes for each part.</summary>
    private const int Size = Parts * Block;

    private readonly int _sections;
    private readonly PinnedDoubles _now;
    private readonly PinnedDoubles _next;
    private readonly PinnedDoubles _change;
    private readonly PinnedDoubles _states;
    private bool _moving;

    /// <param name="sections">The most that will enter, 0 or more.</param>
    public FourthOrderCascade(int sections)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sections);
        _sections = sections;
        var blocks = (sections + Block - 1) / Block;
        _now = new PinnedDoubles(blocks * Size);
        _next = new PinnedDoubles(blocks * Size);
        _change = new PinnedDoubles(blocks * Size);
        _states = new PinnedDoubles(blocks * FourthOrderCoefficients.States * Block);
        Reset();
    }

    /// <summary>Sections that have entered.</summary>
    public int Count { get; private set; }

    /// <summary>Lets a section in behind the others; gives its index.</summary>
    /// <param name="coefficients">Those it begins with.</param>
    /// <param name="states">Those it begins with: 4, of transposed direct form.</param>
    public int Enter(in FourthOrderCoefficients coefficients, ReadOnlySpan<double> states)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Count, _sections);
        var section = Count++;
        Put(_now, section, coefficients);
        Put(_next, section, coefficients);
        for (var i = 0; i < FourthOrderCoefficients.States; i++)
        {
            _states.Span[(section / Block * FourthOrderCoefficients.States * Block) + (i * Block) + Lane(section)] = states[i];
        }

        return section;
    }

    /// <summary>Lets a section's coefficients move to these over the next quantum.</summary>
    public void MoveTo(int section, in FourthOrderCoefficients coefficients)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(section, Count);
        Put(_next, section, coefficients);
        _moving = true;
    }

    /// <summary>Sends all sections out.</summary>
    public void Reset()
    {
        Count = 0;
        _moving = false;
        _states.Span.Clear();
        _now.Span.Clear();
        for (var section = 0; section < _now.Length / Parts; section++)
        {
            Put(_now, section, new(1, 0, 0, 0, 0, 0, 0, 0, 0));
        }

        _now.Span.CopyTo(_next.Span);
    }

    /// <summary>Processes one quantum in place.</summary>
    public void Process(Span<double> x)
    {
        if (_moving)
        {
            for (var i = 0; i < _now.Length; i++)
            {
                _change.Pointer[i] = (_next.Pointer[i] - _now.Pointer[i]) * (1.0 / Quantum.Frames);
            }
        }

        for (var block = 0; block * Block < Count; block++)
        {
            if (Doubles8.IsSupported)
            {
                Run<Doubles8>(x, block);
            }
            else if (Doubles4.IsSupported)
            {
                Run<Doubles4>(x, block);
            }
            else
            {
                Run<Doubles2>(x, block);
            }
        }

        if (_moving)
        {
            _next.Span.CopyTo(_now.Span);
            _moving = false;
        }

        GC.KeepAlive(this);
    }

    private static int Lane(int section) => Block - 1 - (section % Block);

    private static void Put(PinnedDoubles set, int section, in FourthOrderCoefficients c)
    {
        ReadOnlySpan<double> parts = [c.B0, c.B1, c.B2, c.B3, c.B4, -c.A1, -c.A2, -c.A3, -c.A4];
        var to = set.Span[((section / Block * Size) + Lane(section))..];
        for (var i = 0; i < Parts; i++)
        {
            to[i * Block] = parts[i];
        }
    }

    private void Run<TV>(Span<double> x, int block)
        where TV : struct, IDoubles<TV>
    {
        for (var lane = Block - TV.Count; lane >= 0; lane -= TV.Count)
        {
            if (_moving)
            {
                Run<TV, Moving>(x, (block * Size) + lane, (block * FourthOrderCoefficients.States * Block) + lane);
            }
            else
            {
                Run<TV, Still>(x, (block * Size) + lane, (block * FourthOrderCoefficients.States * Block) + lane);
            }
        }
    }

    private void Run<TV, TMotion>(Span<double> x, int at, int stateAt)
        where TV : struct, IDoubles<TV>
        where TMotion : struct, IMotion
    {
        ref var samples = ref MemoryMarshal.GetReference(x[..Quantum.Frames]);
        var c = _now.Pointer + at;
        var d = _change.Pointer + at;
        var state = _states.Pointer + stateAt;
        var (s1, s2) = (TV.Load(state), TV.Load(state + Block));
        var (s3, s4) = (TV.Load(state + (2 * Block)), TV.Load(state + (3 * Block)));
        var output = TV.Broadcast(0);
        var delay = TV.Count - 1;
        var n = TV.Load(ref CascadeLanes.Ahead[0]) + TV.Broadcast(1 - delay);
        var one = TV.Broadcast(1);
        for (var t = 0; t < Quantum.Frames + delay; t++)
        {
            var (k1, k2, k3, k4) = (s1, s2, s3, s4);
            var input = TV.ShiftDown(output, t < Quantum.Frames ? Unsafe.Add(ref samples, t) : 0);
            output = TV.FusedMultiplyAdd(Part<TV, TMotion>(c, d, 0, n), input, s1);
            s1 = TV.FusedMultiplyAdd(Part<TV, TMotion>(c, d, 5, n), output, TV.FusedMultiplyAdd(Part<TV, TMotion>(c, d, 1, n), input, s2));
            s2 = TV.FusedMultiplyAdd(Part<TV, TMotion>(c, d, 6, n), output, TV.FusedMultiplyAdd(Part<TV, TMotion>(c, d, 2, n), input, s3));
            s3 = TV.FusedMultiplyAdd(Part<TV, TMotion>(c, d, 7, n), output, TV.FusedMultiplyAdd(Part<TV, TMotion>(c, d, 3, n), input, s4));
            s4 = TV.FusedMultiplyAdd(Part<TV, TMotion>(c, d, 8, n), output, Part<TV, TMotion>(c, d, 4, n) * input);
            n += one;
            if (t < delay || t >= Quantum.Frames)
            {
                // Lanes that have no sample yet, or no more, keep their states.
                var mask = t < delay
                    ? TV.Load(ref CascadeLanes.Filled[t + Block - TV.Count]) : TV.Load(ref CascadeLanes.Draining[t - Quantum.Frames + Block - TV.Count]);
                (s1, s2) = (TV.Select(mask, s1, k1), TV.Select(mask, s2, k2));
                (s3, s4) = (TV.Select(mask, s3, k3), TV.Select(mask, s4, k4));
            }

            if (t >= delay)
            {
                Unsafe.Add(ref samples, t - delay) = output.First;
            }
        }

        TV.Store(Settled(s1), state);
        TV.Store(Settled(s2), state + Block);
        TV.Store(Settled(s3), state + (2 * Block));
        TV.Store(Settled(s4), state + (3 * Block));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Part<TV, TMotion>(double* from, double* change, int part, TV n)
        where TV : struct, IDoubles<TV>
        where TMotion : struct, IMotion
    {
        var value = TV.Load(from + (part * Block));
        return TMotion.Moves ? TV.FusedMultiplyAdd(TV.Load(change + (part * Block)), n, value) : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Settled<TV>(TV state)
        where TV : struct, IDoubles<TV>
    {
        var magnitude = state & TV.Bits(0x7FFF_FFFF_FFFF_FFFF);
        return TV.Select(TV.LessThan(magnitude, TV.Broadcast(Denormals.Threshold)), TV.Broadcast(0), state);
    }

    /// <summary>Whether coefficients move: known when the loop is compiled.</summary>
    private interface IMotion
    {
        static abstract bool Moves { get; }
    }

    private readonly struct Moving : IMotion
    {
        public static bool Moves => true;
    }

    private readonly struct Still : IMotion
    {
        public static bool Moves => false;
    }
}
