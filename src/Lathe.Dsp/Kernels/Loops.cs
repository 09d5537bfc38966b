using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lathe.Dsp.Kernels;

/// <summary>
/// The loops that run an operator over spans: one for each arity, at the widest registers the machine has. Since every lane computes the same
/// arithmetic, the width changes speed and nothing else. The loops are never inlined: a caller of many would exhaust the compiler's budget, and some
/// operator would be left as a call for every register. A destination may be one of the sources; it may not overlap one at another offset.
/// </summary>
public static class Loops
{
    /// <summary>destination[i] = operation(x[i]).</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Unary<T>(T operation, ReadOnlySpan<double> x, Span<double> destination)
        where T : struct, IUnaryOperator
    {
        Same(x.Length, destination.Length);
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var i = Doubles8.IsSupported ? Unary<T, Doubles8>(operation, ref xs, ref to, x.Length)
            : Doubles4.IsSupported ? Unary<T, Doubles4>(operation, ref xs, ref to, x.Length)
            : Unary<T, Doubles2>(operation, ref xs, ref to, x.Length);
        for (; i < x.Length; i++)
        {
            destination[i] = operation.Invoke(Doubles2.Broadcast(x[i])).First;
        }
    }

    /// <summary>destination[i] = operation(x[i], y[i]).</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Binary<T>(T operation, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination)
        where T : struct, IBinaryOperator
    {
        Same(x.Length, destination.Length);
        Same(x.Length, y.Length);
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var i = Doubles8.IsSupported ? Binary<T, Doubles8>(operation, ref xs, ref ys, ref to, x.Length)
            : Doubles4.IsSupported ? Binary<T, Doubles4>(operation, ref xs, ref ys, ref to, x.Length)
            : Binary<T, Doubles2>(operation, ref xs, ref ys, ref to, x.Length);
        for (; i < x.Length; i++)
        {
            destination[i] = operation.Invoke(Doubles2.Broadcast(x[i]), Doubles2.Broadcast(y[i])).First;
        }
    }

    /// <summary>destination[i] = operation(x[i], y[i], z[i]).</summary>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Ternary<T>(T operation, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, Span<double> destination)
        where T : struct, ITernaryOperator
    {
        Same(x.Length, destination.Length);
        Same(x.Length, y.Length);
        Same(x.Length, z.Length);
        ref var xs = ref MemoryMarshal.GetReference(x);
        ref var ys = ref MemoryMarshal.GetReference(y);
        ref var zs = ref MemoryMarshal.GetReference(z);
        ref var to = ref MemoryMarshal.GetReference(destination);
        var i = Doubles8.IsSupported ? Ternary<T, Doubles8>(operation, ref xs, ref ys, ref zs, ref to, x.Length)
            : Doubles4.IsSupported ? Ternary<T, Doubles4>(operation, ref xs, ref ys, ref zs, ref to, x.Length)
            : Ternary<T, Doubles2>(operation, ref xs, ref ys, ref zs, ref to, x.Length);
        for (; i < x.Length; i++)
        {
            destination[i] = operation.Invoke(Doubles2.Broadcast(x[i]), Doubles2.Broadcast(y[i]), Doubles2.Broadcast(z[i])).First;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Unary<T, TV>(T operation, ref double x, ref double destination, int count)
        where T : struct, IUnaryOperator
        where TV : struct, IDoubles<TV>
    {
        var i = 0;
        for (; i <= count - TV.Count; i += TV.Count)
        {
            TV.Store(operation.Invoke(TV.Load(ref Unsafe.Add(ref x, i))), ref Unsafe.Add(ref destination, i));
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Binary<T, TV>(T operation, ref double x, ref double y, ref double destination, int count)
        where T : struct, IBinaryOperator
        where TV : struct, IDoubles<TV>
    {
        var i = 0;
        for (; i <= count - TV.Count; i += TV.Count)
        {
            TV.Store(operation.Invoke(TV.Load(ref Unsafe.Add(ref x, i)), TV.Load(ref Unsafe.Add(ref y, i))), ref Unsafe.Add(ref destination, i));
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Ternary<T, TV>(T operation, ref double x, ref double y, ref double z, ref double destination, int count)
        where T : struct, ITernaryOperator
        where TV : struct, IDoubles<TV>
    {
        var i = 0;
        for (; i <= count - TV.Count; i += TV.Count)
        {
            var value = operation.Invoke(TV.Load(ref Unsafe.Add(ref x, i)), TV.Load(ref Unsafe.Add(ref y, i)), TV.Load(ref Unsafe.Add(ref z, i)));
            TV.Store(value, ref Unsafe.Add(ref destination, i));
        }

        return i;
    }

    private static void Same(int expected, int actual)
    {
        if (expected != actual)
        {
            throw new ArgumentException($"The spans differ in length: {expected} and {actual}.", nameof(actual));
        }
    }
}
