using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lathe.Dsp.Kernels;

/// <summary>Eight doubles a register: AVX-512.</summary>
internal readonly unsafe struct Lanes512 : ILanes<Vector512<double>>
{
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(double* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Broadcast(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Vector512<double> value) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Avx512F.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplySubtractFrom(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Avx512F.FusedMultiplyAddNegated(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Reverse(Vector512<double> value) =>
        Avx512F.PermuteVar8x64(value, Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(double* source, out Vector512<double> even, out Vector512<double> odd)
    {
        var a = Vector512.Load(source);
        var b = Vector512.Load(source + 8);
        even = Avx512F.PermuteVar8x64x2(a, Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14), b);
        odd = Avx512F.PermuteVar8x64x2(a, Vector512.Create(1L, 3, 5, 7, 9, 11, 13, 15), b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(double* destination, Vector512<double> even, Vector512<double> odd)
    {
        Avx512F.PermuteVar8x64x2(even, Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11), odd).Store(destination);
        Avx512F.PermuteVar8x64x2(even, Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15), odd).Store(destination + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTransposed(
        double* destination,
        Vector512<double> v0, Vector512<double> v1, Vector512<double> v2, Vector512<double> v3,
        Vector512<double> v4, Vector512<double> v5, Vector512<double> v6, Vector512<double> v7)
    {
        // Pairs within each 128-bit part, then parts: a part holds rows 2i (low) or 2i + 1 (high).
        var low01 = Avx512F.UnpackLow(v0, v1);
        var low23 = Avx512F.UnpackLow(v2, v3);
        var low45 = Avx512F.UnpackLow(v4, v5);
        var low67 = Avx512F.UnpackLow(v6, v7);
        var high01 = Avx512F.UnpackHigh(v0, v1);
        var high23 = Avx512F.UnpackHigh(v2, v3);
        var high45 = Avx512F.UnpackHigh(v4, v5);
        var high67 = Avx512F.UnpackHigh(v6, v7);
        StoreParts(destination, low01, low23, low45, low67);
        StoreParts(destination + 8, high01, high23, high45, high67);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreParts(double* destination, Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d)
    {
        var ab02 = Avx512F.Shuffle4x128(a, b, 0b10_00_10_00);
        var ab13 = Avx512F.Shuffle4x128(a, b, 0b11_01_11_01);
        var cd02 = Avx512F.Shuffle4x128(c, d, 0b10_00_10_00);
        var cd13 = Avx512F.Shuffle4x128(c, d, 0b11_01_11_01);
        Avx512F.Shuffle4x128(ab02, cd02, 0b10_00_10_00).Store(destination);
        Avx512F.Shuffle4x128(ab13, cd13, 0b10_00_10_00).Store(destination + 16);
        Avx512F.Shuffle4x128(ab02, cd02, 0b11_01_11_01).Store(destination + 32);
        Avx512F.Shuffle4x128(ab13, cd13, 0b11_01_11_01).Store(destination + 48);
    }
}
