using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lathe.Dsp.Kernels;

/// <summary>Four doubles a register: AVX2 with FMA (every processor that has one has the other).</summary>
internal readonly unsafe struct Lanes256 : ILanes<Vector256<double>>
{
    public static bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Broadcast(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* destination, Vector256<double> value) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Fma.MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplySubtractFrom(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Fma.MultiplyAddNegated(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Reverse(Vector256<double> value) => Avx2.Permute4x64(value, 0b00_01_10_11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(double* source, out Vector256<double> even, out Vector256<double> odd)
    {
        var a = Vector256.Load(source);
        var b = Vector256.Load(source + 4);
        even = Avx2.Permute4x64(Avx.UnpackLow(a, b), 0b11_01_10_00);
        odd = Avx2.Permute4x64(Avx.UnpackHigh(a, b), 0b11_01_10_00);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(double* destination, Vector256<double> even, Vector256<double> odd)
    {
        var low = Avx.UnpackLow(even, odd);
        var high = Avx.UnpackHigh(even, odd);
        Avx.Permute2x128(low, high, 0x20).Store(destination);
        Avx.Permute2x128(low, high, 0x31).Store(destination + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTransposed(
        double* destination,
        Vector256<double> v0, Vector256<double> v1, Vector256<double> v2, Vector256<double> v3,
        Vector256<double> v4, Vector256<double> v5, Vector256<double> v6, Vector256<double> v7)
    {
        StoreTransposed(destination, v0, v1, v2, v3);
        StoreTransposed(destination + 4, v4, v5, v6, v7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTransposed(
        double* destination, Vector256<double> v0, Vector256<double> v1, Vector256<double> v2, Vector256<double> v3)
    {
        var low01 = Avx.UnpackLow(v0, v1);
        var high01 = Avx.UnpackHigh(v0, v1);
        var low23 = Avx.UnpackLow(v2, v3);
        var high23 = Avx.UnpackHigh(v2, v3);
        Avx.Permute2x128(low01, low23, 0x20).Store(destination);
        Avx.Permute2x128(high01, high23, 0x20).Store(destination + 8);
        Avx.Permute2x128(low01, low23, 0x31).Store(destination + 16);
        Avx.Permute2x128(high01, high23, 0x31).Store(destination + 24);
    }
}
