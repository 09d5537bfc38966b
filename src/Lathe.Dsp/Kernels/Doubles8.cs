using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lathe.Dsp.Kernels;

/// <summary>8 doubles in one register of 512 bits.</summary>
public readonly struct Doubles8(Vector512<double> value) : IDoubles<Doubles8>
{
    public readonly Vector512<double> Value = value;

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
    public static Doubles8 Sqrt(Doubles8 a) => new(Vector512.Sqrt(a.Value));

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
    public static void Store(Doubles8 value, ref double destination) => value.Value.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles8 ShiftDown(Doubles8 value, double highest) => Avx512F.IsSupported
        ? new(Avx512F.AlignRight64(Vector512.Create(highest).AsInt64(), value.Value.AsInt64(), 1).AsDouble())
        : new(Vector512.Shuffle(value.Value, Vector512.Create(1L, 2, 3, 4, 5, 6, 7, 0)).WithElement(7, highest));
}
