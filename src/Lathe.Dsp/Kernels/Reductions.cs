using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lathe.Dsp.Kernels;

/// <summary>Runs reductions: value i goes into running value i mod 8; then 0 joins 4, 1 joins 5 and so on, then 0 and 2, 1 and 3, then 0 and 1.</summary>
public static class Reductions
{
    /// <summary>Lanes values of every reduction, whatever the machine's registers.</summary>
    public const int Lanes = 8;

    /// <summary>Reduces two spans; hand the same one twice to a reduction of one input.</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static double Run<T>(T operation, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        where T : struct, IReduction
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"The spans differ in length: {x.Length} and {y.Length}.", nameof(y));
        }

        Span<double> running = stackalloc double[Lanes];
        running.Fill(operation.Identity);
        ref var first = ref MemoryMarshal.GetReference(running);
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y);
        if (Doubles8.IsSupported)
        {
            Whole<T, Doubles8>(operation, ref xs, ref ys, x.Length, ref first);
        }
        else if (Doubles4.IsSupported)
        {
            Whole<T, Doubles4>(operation, ref xs, ref ys, x.Length, ref first);
        }
        else
        {
            Whole<T, Doubles2>(operation, ref xs, ref ys, x.Length, ref first);
        }

        for (var i = x.Length / Lanes * Lanes; i < x.Length; i++)
        {
            ref var lane = ref running[i % Lanes];
            lane = operation.Take(Doubles2.Broadcast(lane), Doubles2.Broadcast(x[i]), Doubles2.Broadcast(y[i])).First;
        }

        for (var half = Lanes / 2; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                running[i] = operation.Join(Doubles2.Broadcast(running[i]), Doubles2.Broadcast(running[i + half])).First;
            }
        }

        return running[0];
    }

    /// <summary>Sum of eight running values in the one order; the order of <see cref="Vector512.Sum"/> differs by instruction set.</summary>
    public static double Sum(Vector512<double> running)
    {
        var a = running.GetLower() + running.GetUpper();
        var b = a.GetLower() + a.GetUpper();
        return b[0] + b[1];
    }

    /// <summary>Greatest of eight running values; NaN where one is.</summary>
    public static double Max(Vector512<double> running)
    {
        var a = Vector256.Max(running.GetLower(), running.GetUpper());
        var b = Vector128.Max(a.GetLower(), a.GetUpper());
        return Math.Max(b[0], b[1]);
    }

    /// <summary>Greatest of eight running values, none of them NaN.</summary>
    public static double MaxNative(Vector512<double> running)
    {
        var a = Vector256.MaxNative(running.GetLower(), running.GetUpper());
        var b = Vector128.MaxNative(a.GetLower(), a.GetUpper());
        return double.MaxNative(b[0], b[1]);
    }

    /// <summary>Greatest magnitude; 0 for none. NaN is passed over.</summary>
    public static double MaxAbs(ReadOnlySpan<double> x)
    {
        ref var first = ref MemoryMarshal.GetReference(x);
        var (a, b) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var i = 0;
        for (; i <= x.Length - (2 * Lanes); i += 2 * Lanes)
        {
            a = Greater(a, Vector512.Abs(Vector512.LoadUnsafe(ref first, (nuint)i)));
            b = Greater(b, Vector512.Abs(Vector512.LoadUnsafe(ref first, (nuint)(i + Lanes))));
        }

        if (i <= x.Length - Lanes)
        {
            a = Greater(a, Vector512.Abs(Vector512.LoadUnsafe(ref first, (nuint)i)));
            i += Lanes;
        }

        var greatest = MaxNative(Greater(a, b));
        for (; i < x.Length; i++)
        {
            var value = Math.Abs(x[i]);
            greatest = greatest < value ? value : greatest;
        }

        return greatest;
    }

    private static Vector512<double> Greater(Vector512<double> running, Vector512<double> value) =>
        Vector512.ConditionalSelect(Vector512.LessThan(running, value), value, running);

    private static void Whole<T, TV>(T operation, ref double x, ref double y, int count, ref double running)
        where T : struct, IReduction
        where TV : struct, IDoubles<TV>
    {
        // Narrow registers walk the span once for each part of the eight running values, so that a part stays in its register.
        for (var part = 0; part < Lanes; part += TV.Count)
        {
            var value = TV.Load(ref Unsafe.Add(ref running, part));
            for (var i = part; i - part <= count - Lanes; i += Lanes)
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
