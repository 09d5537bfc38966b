using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Filters;

/// <summary>
/// The sections of a cascade that do something, packed eight to a block as lanes: the highest lane is the first section, and in each step every
/// lane takes what the one above it gave one step before. The first and last steps of a quantum, when the pipeline is partly filled, update
/// only the lanes that have a sample. A block runs as one register of eight lanes, two of four or four of two, with the same bits.
/// </summary>
internal sealed partial class CascadeLanes
{
    private const int Block = 8;
    private const double Silence = 1e-30;

    /// <summary>Whether lane + step has reached the top lane: all bits from index 7 on.</summary>
    internal static readonly double[] Filled = [.. Enumerable.Range(0, 2 * Block).Select(i => i >= Block - 1 ? BitConverter.UInt64BitsToDouble(ulong.MaxValue) : 0)];

    internal static readonly double[] Draining = [.. Enumerable.Range(0, 2 * Block).Select(i => i < Block - 1 ? BitConverter.UInt64BitsToDouble(ulong.MaxValue) : 0)];

    private readonly int[] _order;
    private readonly double[] _b0;
    private readonly double[] _b1;
    private readonly double[] _b2;
    private readonly double[] _a1;
    private readonly double[] _a2;
    private readonly double[] _s1;
    private readonly double[] _s2;
    private int _active;

    internal CascadeLanes(int sections)
    {
        var size = (sections + Block - 1) / Block * Block;
        _order = new int[sections];
        (_b0, _b1, _b2) = (new double[size], new double[size], new double[size]);
        (_a1, _a2) = (new double[size], new double[size]);
        (_s1, _s2) = (new double[size], new double[size]);
        (_d0, _d1, _d2) = (new double[size], new double[size], new double[size]);
        (_e1, _e2) = (new double[size], new double[size]);
    }

    /// <summary>Blocks of eight lanes that run.</summary>
    internal int Blocks => (_active + Block - 1) / Block;

    /// <summary>Takes over coefficients and states; sections that are the identity and at rest take no part.</summary>
    internal void Load(ReadOnlySpan<BiquadCoefficients> sections, ReadOnlySpan<double> s1, ReadOnlySpan<double> s2) => Load(sections, sections, s1, s2);

    private void Load(
        ReadOnlySpan<BiquadCoefficients> sections, ReadOnlySpan<BiquadCoefficients> next, ReadOnlySpan<double> s1, ReadOnlySpan<double> s2)
    {
        Array.Fill(_b0, 1);
        Array.Clear(_b1);
        Array.Clear(_b2);
        Array.Clear(_a1);
        Array.Clear(_a2);
        Array.Clear(_s1);
        Array.Clear(_s2);
        _active = 0;
        for (var i = 0; i < sections.Length; i++)
        {
            if (sections[i] == BiquadCoefficients.Identity && next[i] == BiquadCoefficients.Identity && s1[i] == 0 && s2[i] == 0)
            {
                continue;
            }

            var lane = Lane(_active);
            (_b0[lane], _b1[lane], _b2[lane]) = (sections[i].B0, sections[i].B1, sections[i].B2);
            (_a1[lane], _a2[lane]) = (-sections[i].A1, -sections[i].A2);
            (_s1[lane], _s2[lane]) = (s1[i], s2[i]);
            _order[_active++] = i;
        }
    }

    /// <summary>Gives the states back to the sections.</summary>
    internal void Save(Span<double> s1, Span<double> s2)
    {
        for (var i = 0; i < _active; i++)
        {
            (s1[_order[i]], s2[_order[i]]) = (_s1[Lane(i)], _s2[Lane(i)]);
        }
    }

    /// <summary>Processes one quantum of one channel, or of two with as many blocks each.</summary>
    internal static void Run(CascadeLanes a, Span<double> x, CascadeLanes? b, Span<double> y)
    {
        for (var block = 0; block < a.Blocks; block++)
        {
            if (Doubles8.IsSupported)
            {
                Run<Doubles8>(a, x, b, y, block * Block);
            }
            else if (Doubles4.IsSupported)
            {
                Run<Doubles4>(a, x, b, y, block * Block);
            }
            else
            {
                Run<Doubles2>(a, x, b, y, block * Block);
            }
        }
    }

    private static int Lane(int section) => (section / Block * Block) + (Block - 1 - (section % Block));

    private static void Run<TV>(CascadeLanes a, Span<double> x, CascadeLanes? b, Span<double> y, int block)
        where TV : struct, IDoubles<TV>
    {
        for (var lanes = Block - TV.Count; lanes >= 0; lanes -= TV.Count)
        {
            if (b is null)
            {
                One<TV>(a, x, block + lanes);
            }
            else
            {
                Two<TV>(a, x, b, y, block + lanes);
            }
        }
    }

    private static void One<TV>(CascadeLanes a, Span<double> x, int at)
        where TV : struct, IDoubles<TV>
    {
        ref var samples = ref MemoryMarshal.GetReference(x[..Quantum.Frames]);
        var (b0, b1, b2) = (TV.Load(ref a._b0[at]), TV.Load(ref a._b1[at]), TV.Load(ref a._b2[at]));
        var (a1, a2) = (TV.Load(ref a._a1[at]), TV.Load(ref a._a2[at]));
        var (s1, s2) = (TV.Load(ref a._s1[at]), TV.Load(ref a._s2[at]));
        var output = TV.Broadcast(0);
        var delay = TV.Count - 1;
        for (var t = 0; t < delay; t++)
        {
            var mask = TV.Load(ref Filled[t + Block - TV.Count]);
            MaskedStep(ref output, ref s1, ref s2, Unsafe.Add(ref samples, t), b0, b1, b2, a1, a2, mask);
        }

        for (var t = delay; t < Quantum.Frames; t++)
        {
            Step(ref output, ref s1, ref s2, Unsafe.Add(ref samples, t), b0, b1, b2, a1, a2);
            Unsafe.Add(ref samples, t - delay) = output.First;
        }

        for (var t = 0; t < delay; t++)
        {
            var mask = TV.Load(ref Draining[t + Block - TV.Count]);
            MaskedStep(ref output, ref s1, ref s2, 0, b0, b1, b2, a1, a2, mask);
            Unsafe.Add(ref samples, Quantum.Frames + t - delay) = output.First;
        }

        TV.Store(Settled(s1), ref a._s1[at]);
        TV.Store(Settled(s2), ref a._s2[at]);
    }

    private static void Two<TV>(CascadeLanes a, Span<double> x, CascadeLanes b, Span<double> y, int at)
        where TV : struct, IDoubles<TV>
    {
        ref var left = ref MemoryMarshal.GetReference(x[..Quantum.Frames]);
        ref var right = ref MemoryMarshal.GetReference(y[..Quantum.Frames]);
        var (b0, b1, b2) = (TV.Load(ref a._b0[at]), TV.Load(ref a._b1[at]), TV.Load(ref a._b2[at]));
        var (a1, a2) = (TV.Load(ref a._a1[at]), TV.Load(ref a._a2[at]));
        var (s1, s2) = (TV.Load(ref a._s1[at]), TV.Load(ref a._s2[at]));
        var (d0, d1, d2) = (TV.Load(ref b._b0[at]), TV.Load(ref b._b1[at]), TV.Load(ref b._b2[at]));
        var (c1, c2) = (TV.Load(ref b._a1[at]), TV.Load(ref b._a2[at]));
        var (r1, r2) = (TV.Load(ref b._s1[at]), TV.Load(ref b._s2[at]));
        var (output, second) = (TV.Broadcast(0), TV.Broadcast(0));
        var delay = TV.Count - 1;
        for (var t = 0; t < delay; t++)
        {
            var mask = TV.Load(ref Filled[t + Block - TV.Count]);
            MaskedStep(ref output, ref s1, ref s2, Unsafe.Add(ref left, t), b0, b1, b2, a1, a2, mask);
            MaskedStep(ref second, ref r1, ref r2, Unsafe.Add(ref right, t), d0, d1, d2, c1, c2, mask);
        }

        for (var t = delay; t < Quantum.Frames; t++)
        {
            Step(ref output, ref s1, ref s2, Unsafe.Add(ref left, t), b0, b1, b2, a1, a2);
            Step(ref second, ref r1, ref r2, Unsafe.Add(ref right, t), d0, d1, d2, c1, c2);
            Unsafe.Add(ref left, t - delay) = output.First;
            Unsafe.Add(ref right, t - delay) = second.First;
        }

        for (var t = 0; t < delay; t++)
        {
            var mask = TV.Load(ref Draining[t + Block - TV.Count]);
            MaskedStep(ref output, ref s1, ref s2, 0, b0, b1, b2, a1, a2, mask);
            MaskedStep(ref second, ref r1, ref r2, 0, d0, d1, d2, c1, c2, mask);
            Unsafe.Add(ref left, Quantum.Frames + t - delay) = output.First;
            Unsafe.Add(ref right, Quantum.Frames + t - delay) = second.First;
        }

        TV.Store(Settled(s1), ref a._s1[at]);
        TV.Store(Settled(s2), ref a._s2[at]);
        TV.Store(Settled(r1), ref b._s1[at]);
        TV.Store(Settled(r2), ref b._s2[at]);
    }

    /// <summary>One sample into the highest lane; a1 and a2 come negated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TV>(ref TV y, ref TV s1, ref TV s2, double input, TV b0, TV b1, TV b2, TV a1, TV a2)
        where TV : struct, IDoubles<TV>
    {
        var x = TV.ShiftDown(y, input);
        y = TV.FusedMultiplyAdd(b0, x, s1);
        s1 = TV.FusedMultiplyAdd(a1, y, TV.FusedMultiplyAdd(b1, x, s2));
        s2 = TV.FusedMultiplyAdd(a2, y, b2 * x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MaskedStep<TV>(ref TV y, ref TV s1, ref TV s2, double input, TV b0, TV b1, TV b2, TV a1, TV a2, TV mask)
        where TV : struct, IDoubles<TV>
    {
        var (kept1, kept2) = (s1, s2);
        Step(ref y, ref s1, ref s2, input, b0, b1, b2, a1, a2);
        s1 = TV.Select(mask, s1, kept1);
        s2 = TV.Select(mask, s2, kept2);
    }

    /// <summary>Subnormal numbers are slow: what is below -600 dB becomes 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TV Settled<TV>(TV state)
        where TV : struct, IDoubles<TV>
    {
        var magnitude = state & TV.Bits(0x7FFF_FFFF_FFFF_FFFF);
        return TV.Select(TV.LessThan(magnitude, TV.Broadcast(Silence)), TV.Broadcast(0), state);
    }
}
