using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lathe.Dsp.Kernels;

/// <summary>Runs reductions: value i goes into running value i mod 8; then 0 joins 4, 1 joins 5 and so on, then 0 and 2, 1 and 3, then 0 and 1.</summary>
public static class Reductions
{
    private const int Running = 8;

    /// <summary>Reduces two spans; hand the same one twice to a reduction of one input.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static double Run<T>(T operation, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        where T : struct, IReduction
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"The spans differ in length: {x.Length} and {y.Length}.", nameof(y));
        }

        Span<double> running = stackalloc double[Running];
        running.Fill(operation.Identity);
        ref var first = ref MemoryMarshal.GetReference(running);
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y);
        if (Vector512.IsHardwareAccelerated)
        {
            Whole<T, Doubles8>(operation, ref xs, ref ys, x.Length, ref first);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Whole<T, Doubles4>(operation, ref xs, ref ys, x.Length, ref first);
        }
        else
        {
            Whole<T, Doubles2>(operation, ref xs, ref ys, x.Length, ref first);
        }

        for (var i = x.Length / Running * Running; i < x.Length; i++)
        {
            ref var lane = ref running[i % Running];
            lane = operation.Take(Doubles2.Broadcast(lane), Doubles2.Broadcast(x[i]), Doubles2.Broadcast(y[i])).First;
        }

        for (var half = Running / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                running[i] = operation.Join(Doubles2.Broadcast(running[i]), Doubles2.Broadcast(running[i + half])).First;
            }
        }

        return running[0];
    }

    private static void Whole<T, TV>(T operation, ref double x, ref double y, int count, ref double running)
        where T : struct, IReduction
        where TV : struct, IDoubles<TV>
    {
        // Narrow registers walk the span once for each part of the eight running values, so that a part stays in its register.
        for (var part = 0; part < Running; part += TV.Count)
        {
            var value = TV.Load(ref Unsafe.Add(ref running, part));
            for (var i = part; i - part <= count - Running; i += Running)
            {
                value = operation.Take(value, TV.Load(ref Unsafe.Add(ref x, i)), TV.Load(ref Unsafe.Add(ref y, i)));
            }

            TV.Store(value, ref Unsafe.Add(ref running, part));
        }
    }
}

internal readonly struct Sums : IReduction
{
    public double Identity => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Take<TV>(TV running, TV x, TV y)
        where TV : struct, IDoubles<TV> => running + x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Join<TV>(TV a, TV b)
        where TV : struct, IDoubles<TV> => a + b;
}

internal readonly struct Products : IReduction
{
    public double Identity => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Take<TV>(TV running, TV x, TV y)
        where TV : struct, IDoubles<TV> => TV.FusedMultiplyAdd(x, y, running);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Join<TV>(TV a, TV b)
        where TV : struct, IDoubles<TV> => a + b;
}

internal readonly struct GreatestMagnitude : IReduction
{
    public double Identity => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Take<TV>(TV running, TV x, TV y)
        where TV : struct, IDoubles<TV> => Join(running, x & TV.Bits(0x7FFF_FFFF_FFFF_FFFF));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Join<TV>(TV a, TV b)
        where TV : struct, IDoubles<TV> => TV.Select(TV.LessThan(a, b), b, a);
}
