using System.Runtime.InteropServices;
using System.Runtime.CompilerServices;
using Lathe.Dsp.Buffers;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Filters;

/// <content>Coefficients on straight lines over a quantum. A lane's line begins when its first sample arrives.</content>
internal sealed partial class CascadeLanes
{
    /// <summary>0, 1, 2...: how many samples a lane is ahead of the lowest.</summary>
    internal static readonly double[] Ahead = [.. Enumerable.Range(0, Block).Select(i => (double)i)];

    // Change of a coefficient in each sample, those of the poles negated like the poles.
    private readonly double[] _d0;
    private readonly double[] _d1;
    private readonly double[] _d2;
    private readonly double[] _e1;
    private readonly double[] _e2;

    /// <summary>Takes over coefficients that move and states; sections that are and stay the identity and are at rest take no part.</summary>
    internal void LoadMoving(
        ReadOnlySpan<BiquadCoefficients> from, ReadOnlySpan<BiquadCoefficients> to, ReadOnlySpan<double> s1, ReadOnlySpan<double> s2)
    {
        const double Part = 1.0 / Quantum.Frames;
        Load(from, to, s1, s2);
        Array.Clear(_d0);
        Array.Clear(_d1);
        Array.Clear(_d2);
        Array.Clear(_e1);
        Array.Clear(_e2);
        for (var i = 0; i < _active; i++)
        {
            var (a, b) = (from[_order[i]], to[_order[i]]);
            var lane = Lane(i);
            (_d0[lane], _d1[lane], _d2[lane]) = ((b.B0 - a.B0) * Part, (b.B1 - a.B1) * Part, (b.B2 - a.B2) * Part);
            (_e1[lane], _e2[lane]) = ((a.A1 - b.A1) * Part, (a.A2 - b.A2) * Part);
        }
    }

    /// <summary>Processes one quantum of one channel while the coefficients move.</summary>
    internal void RunMoving(Span<double> x)
    {
        for (var block = 0; block < Blocks; block++)
        {
            if (Doubles8.IsSupported)
            {
                Moving<Doubles8>(x, block * Block);
            }
            else if (Doubles4.IsSupported)
            {
                Moving<Doubles4>(x, (block * Block) + 4);
                Moving<Doubles4>(x, block * Block);
            }
            else
            {
                for (var lanes = Block - Doubles2.Count; lanes >= 0; lanes -= Doubles2.Count)
                {
                    Moving<Doubles2>(x, (block * Block) + lanes);
                }
            }
        }
    }

    private void Moving<TV>(Span<double> x, int at)
        where TV : struct, IDoubles<TV>
    {
        ref var samples = ref MemoryMarshal.GetReference(x[..Quantum.Frames]);
        var (s1, s2) = (TV.Load(ref _s1[at]), TV.Load(ref _s2[at]));
        var output = TV.Broadcast(0);
        var delay = TV.Count - 1;
        var n = TV.Load(ref Ahead[0]) + TV.Broadcast(1 - delay);
        var one = TV.Broadcast(1);
        for (var t = 0; t < Quantum.Frames + delay; t++)
        {
            var input = t < Quantum.Frames ? Unsafe.Add(ref samples, t) : 0;
            var (kept1, kept2) = (s1, s2);
            Step(
                ref output, ref s1, ref s2, input,
                TV.FusedMultiplyAdd(TV.Load(ref _d0[at]), n, TV.Load(ref _b0[at])),
                TV.FusedMultiplyAdd(TV.Load(ref _d1[at]), n, TV.Load(ref _b1[at])),
                TV.FusedMultiplyAdd(TV.Load(ref _d2[at]), n, TV.Load(ref _b2[at])),
                TV.FusedMultiplyAdd(TV.Load(ref _e1[at]), n, TV.Load(ref _a1[at])),
                TV.FusedMultiplyAdd(TV.Load(ref _e2[at]), n, TV.Load(ref _a2[at])));
            n += one;
            if (t < delay || t >= Quantum.Frames)
            {
                var mask = t < delay ? TV.Load(ref Filled[t + Block - TV.Count]) : TV.Load(ref Draining[t - Quantum.Frames + Block - TV.Count]);
                s1 = TV.Select(mask, s1, kept1);
                s2 = TV.Select(mask, s2, kept2);
            }

            if (t >= delay)
            {
                Unsafe.Add(ref samples, t - delay) = output.First;
            }
        }

        TV.Store(Settled(s1), ref _s1[at]);
        TV.Store(Settled(s2), ref _s2[at]);
    }
}
