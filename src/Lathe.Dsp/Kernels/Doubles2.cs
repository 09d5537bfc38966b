using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lathe.Dsp.Kernels;

/// <summary>2 doubles in one register of 128 bits.</summary>
public readonly struct Doubles2(Vector128<double> value) : IDoubles<Doubles2>
{
    public readonly Vector128<double> Value = value;

    public static int Count => 2;

    public double First => Value.ToScalar();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 operator +(Doubles2 a, Doubles2 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 operator -(Doubles2 a, Doubles2 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 operator *(Doubles2 a, Doubles2 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 operator /(Doubles2 a, Doubles2 b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 operator -(Doubles2 a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 operator &(Doubles2 a, Doubles2 b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 operator |(Doubles2 a, Doubles2 b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 operator ^(Doubles2 a, Doubles2 b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 Broadcast(double value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 Bits(ulong bits) => new(Vector128.Create(bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 FusedMultiplyAdd(Doubles2 a, Doubles2 b, Doubles2 c) => new(Vector128.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 Sqrt(Doubles2 a) => new(Vector128.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 LessThan(Doubles2 a, Doubles2 b) => new(Vector128.LessThan(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 Equal(Doubles2 a, Doubles2 b) => new(Vector128.Equals(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 Select(Doubles2 mask, Doubles2 whenSet, Doubles2 otherwise) =>
        new(Vector128.ConditionalSelect(mask.Value, whenSet.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 AddBits(Doubles2 a, Doubles2 b) => new((a.Value.AsInt64() + b.Value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 SubtractBits(Doubles2 a, Doubles2 b) => new((a.Value.AsInt64() - b.Value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 ShiftLeft(Doubles2 a, int bits) => new((a.Value.AsUInt64() << bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 ShiftRight(Doubles2 a, int bits) => new((a.Value.AsUInt64() >>> bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 Load(ref readonly double source) => new(Vector128.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Doubles2 value, ref double destination) => value.Value.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 ShiftDown(Doubles2 value, double highest) => new(Vector128.Create(value.Value.GetElement(1), highest));
}
