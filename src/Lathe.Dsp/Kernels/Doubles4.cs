using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lathe.Dsp.Kernels;

/// <summary>4 doubles in one register of 256 bits: AVX2 with FMA (every processor that has one has the other).</summary>
public readonly unsafe struct Doubles4(Vector256<double> value) : IDoubles<Doubles4>
{
    public readonly Vector256<double> Value = value;

    public static bool IsSupported => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported;

    public static int Count => 4;

    public double First => Value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 operator +(Doubles4 a, Doubles4 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 operator -(Doubles4 a, Doubles4 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 operator *(Doubles4 a, Doubles4 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 operator /(Doubles4 a, Doubles4 b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 operator -(Doubles4 a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 operator &(Doubles4 a, Doubles4 b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 operator |(Doubles4 a, Doubles4 b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 operator ^(Doubles4 a, Doubles4 b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 Broadcast(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 Bits(ulong bits) => new(Vector256.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 FusedMultiplyAdd(Doubles4 a, Doubles4 b, Doubles4 c) => new(Vector256.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 FusedMultiplyAddNegated(Doubles4 a, Doubles4 b, Doubles4 c) => new(Fma.MultiplyAddNegated(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 Sqrt(Doubles4 a) => new(Vector256.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 Max(Doubles4 a, Doubles4 b) => new(Vector256.MaxNative(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 Min(Doubles4 a, Doubles4 b) => new(Vector256.MinNative(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 LessThan(Doubles4 a, Doubles4 b) => new(Vector256.LessThan(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 Equal(Doubles4 a, Doubles4 b) => new(Vector256.Equals(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 Select(Doubles4 mask, Doubles4 whenSet, Doubles4 otherwise) =>
        new(Vector256.ConditionalSelect(mask.Value, whenSet.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 AddBits(Doubles4 a, Doubles4 b) => new((a.Value.AsInt64() + b.Value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 SubtractBits(Doubles4 a, Doubles4 b) => new((a.Value.AsInt64() - b.Value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 ShiftLeft(Doubles4 a, int bits) => new((a.Value.AsUInt64() << bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 ShiftRight(Doubles4 a, int bits) => new((a.Value.AsUInt64() >>> bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 Load(ref readonly double source) => new(Vector256.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 Load(double* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Doubles4 value, ref double destination) => value.Value.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Doubles4 value, double* destination) => value.Value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 ShiftDown(Doubles4 value, double highest) => new(Vector256.Shuffle(value.Value, Vector256.Create(1L, 2, 3, 0)).WithElement(3, highest));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles4 Reverse(Doubles4 value) => new(Avx2.Permute4x64(value.Value, 0b00_01_10_11));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(double* source, out Doubles4 even, out Doubles4 odd)
    {
        var a = Vector256.Load(source);
        var b = Vector256.Load(source + 4);
        even = new(Avx2.Permute4x64(Avx.UnpackLow(a, b), 0b11_01_10_00));
        odd = new(Avx2.Permute4x64(Avx.UnpackHigh(a, b), 0b11_01_10_00));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(Doubles4 even, Doubles4 odd, double* destination)
    {
        var low = Avx.UnpackLow(even.Value, odd.Value);
        var high = Avx.UnpackHigh(even.Value, odd.Value);
        Avx.Permute2x128(low, high, 0x20).Store(destination);
        Avx.Permute2x128(low, high, 0x31).Store(destination + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTransposed(
        Doubles4 v0, Doubles4 v1, Doubles4 v2, Doubles4 v3, Doubles4 v4, Doubles4 v5, Doubles4 v6, Doubles4 v7, double* destination)
    {
        StoreTransposed(destination, v0.Value, v1.Value, v2.Value, v3.Value);
        StoreTransposed(destination + 4, v4.Value, v5.Value, v6.Value, v7.Value);
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
