using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lathe.Dsp.Kernels;

/// <summary>Two doubles a register: SSE2, NEON.</summary>
internal readonly unsafe struct Lanes128 : ILanes<Vector128<double>>
{
    public static int Count => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(double* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Broadcast(double value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Vector128<double> value) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> a, Vector128<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Subtract(Vector128<double> a, Vector128<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Multiply(Vector128<double> a, Vector128<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Vector128.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplySubtractFrom(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Vector128.FusedMultiplyAdd(-a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Reverse(Vector128<double> value) => Vector128.Shuffle(value, Vector128.Create(1L, 0L));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(double* source, out Vector128<double> even, out Vector128<double> odd)
    {
        var a = Vector128.Load(source);
        var b = Vector128.Load(source + 2);
        even = Low(a, b);
        odd = High(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(double* destination, Vector128<double> even, Vector128<double> odd)
    {
        Low(even, odd).Store(destination);
        High(even, odd).Store(destination + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTransposed(
        double* destination,
        Vector128<double> v0, Vector128<double> v1, Vector128<double> v2, Vector128<double> v3,
        Vector128<double> v4, Vector128<double> v5, Vector128<double> v6, Vector128<double> v7)
    {
        Low(v0, v1).Store(destination);
        Low(v2, v3).Store(destination + 2);
        Low(v4, v5).Store(destination + 4);
        Low(v6, v7).Store(destination + 6);
        High(v0, v1).Store(destination + 8);
        High(v2, v3).Store(destination + 10);
        High(v4, v5).Store(destination + 12);
        High(v6, v7).Store(destination + 14);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Low(Vector128<double> a, Vector128<double> b) => Vector128.Create(a.GetLower(), b.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> High(Vector128<double> a, Vector128<double> b) => Vector128.Create(a.GetUpper(), b.GetUpper());
}
