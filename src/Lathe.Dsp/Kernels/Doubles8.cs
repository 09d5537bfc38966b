using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lathe.Dsp.Kernels;

/// <summary>8 doubles in one register of 512 bits: AVX-512.</summary>
public readonly unsafe struct Doubles8(Vector512<double> value) : IDoubles<Doubles8>
{
    public readonly Vector512<double> Value = value;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    public static int Count => 8;

    public double First => Value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator +(Doubles8 a, Doubles8 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator -(Doubles8 a, Doubles8 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator *(Doubles8 a, Doubles8 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator /(Doubles8 a, Doubles8 b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator -(Doubles8 a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator &(Doubles8 a, Doubles8 b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator |(Doubles8 a, Doubles8 b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 operator ^(Doubles8 a, Doubles8 b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Broadcast(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Bits(ulong bits) => new(Vector512.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 FusedMultiplyAdd(Doubles8 a, Doubles8 b, Doubles8 c) => new(Vector512.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 FusedMultiplyAddNegated(Doubles8 a, Doubles8 b, Doubles8 c) => new(Avx512F.FusedMultiplyAddNegated(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Sqrt(Doubles8 a) => new(Vector512.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Max(Doubles8 a, Doubles8 b) => new(Vector512.MaxNative(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Min(Doubles8 a, Doubles8 b) => new(Vector512.MinNative(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 LessThan(Doubles8 a, Doubles8 b) => new(Vector512.LessThan(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Equal(Doubles8 a, Doubles8 b) => new(Vector512.Equals(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Select(Doubles8 mask, Doubles8 whenSet, Doubles8 otherwise) =>
        new(Vector512.ConditionalSelect(mask.Value, whenSet.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 AddBits(Doubles8 a, Doubles8 b) => new((a.Value.AsInt64() + b.Value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 SubtractBits(Doubles8 a, Doubles8 b) => new((a.Value.AsInt64() - b.Value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 ShiftLeft(Doubles8 a, int bits) => new((a.Value.AsUInt64() << bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 ShiftRight(Doubles8 a, int bits) => new((a.Value.AsUInt64() >>> bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Load(ref readonly double source) => new(Vector512.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Load(double* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Doubles8 value, ref double destination) => value.Value.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Doubles8 value, double* destination) => value.Value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 ShiftDown(Doubles8 value, double highest) => Avx512F.IsSupported
        ? new(Avx512F.AlignRight64(Vector512.Create(highest).AsInt64(), value.Value.AsInt64(), 1).AsDouble())
        : new(Vector512.Shuffle(value.Value, Vector512.Create(1L, 2, 3, 4, 5, 6, 7, 0)).WithElement(7, highest));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 Reverse(Doubles8 value) => new(Avx512F.PermuteVar8x64(value.Value, Vector512.Create(7L, 6, 5, 4, 3, 2, 1, 0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(double* source, out Doubles8 even, out Doubles8 odd)
    {
        var a = Vector512.Load(source);
        var b = Vector512.Load(source + 8);
        even = new(Avx512F.PermuteVar8x64x2(a, Vector512.Create(0L, 2, 4, 6, 8, 10, 12, 14), b));
        odd = new(Avx512F.PermuteVar8x64x2(a, Vector512.Create(1L, 3, 5, 7, 9, 11, 13, 15), b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(Doubles8 even, Doubles8 odd, double* destination)
    {
        Avx512F.PermuteVar8x64x2(even.Value, Vector512.Create(0L, 8, 1, 9, 2, 10, 3, 11), odd.Value).Store(destination);
        Avx512F.PermuteVar8x64x2(even.Value, Vector512.Create(4L, 12, 5, 13, 6, 14, 7, 15), odd.Value).Store(destination + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTransposed(
        Doubles8 v0, Doubles8 v1, Doubles8 v2, Doubles8 v3, Doubles8 v4, Doubles8 v5, Doubles8 v6, Doubles8 v7, double* destination)
    {
        // Pairs within each 128-bit part, then parts: a part holds rows 2i (low) or 2i + 1 (high).
        var low01 = Avx512F.UnpackLow(v0.Value, v1.Value);
        var low23 = Avx512F.UnpackLow(v2.Value, v3.Value);
        var low45 = Avx512F.UnpackLow(v4.Value, v5.Value);
        var low67 = Avx512F.UnpackLow(v6.Value, v7.Value);
        var high01 = Avx512F.UnpackHigh(v0.Value, v1.Value);
        var high23 = Avx512F.UnpackHigh(v2.Value, v3.Value);
        var high45 = Avx512F.UnpackHigh(v4.Value, v5.Value);
        var high67 = Avx512F.UnpackHigh(v6.Value, v7.Value);
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
