using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lathe.Dsp.Kernels;

/// <summary>2 doubles in one register of 128 bits: SSE2, NEON.</summary>
public readonly unsafe struct Doubles2(Vector128<double> value) : IDoubles<Doubles2>
{
    public readonly Vector128<double> Value = value;

    public static bool IsSupported => true;

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
    public static Doubles2 FusedMultiplyAddNegated(Doubles2 a, Doubles2 b, Doubles2 c) => new(Vector128.FusedMultiplyAdd(-a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 Sqrt(Doubles2 a) => new(Vector128.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 Max(Doubles2 a, Doubles2 b) => new(Vector128.MaxNative(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 Min(Doubles2 a, Doubles2 b) => new(Vector128.MinNative(a.Value, b.Value));

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
    public static Doubles2 Load(double* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Doubles2 value, ref double destination) => value.Value.StoreUnsafe(ref destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Doubles2 value, double* destination) => value.Value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 ShiftDown(Doubles2 value, double highest) => new(Vector128.Create(value.Value.GetElement(1), highest));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles2 Reverse(Doubles2 value) => new(Vector128.Shuffle(value.Value, Vector128.Create(1L, 0L)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LoadPairs(double* source, out Doubles2 even, out Doubles2 odd)
    {
        var a = Vector128.Load(source);
        var b = Vector128.Load(source + 2);
        even = new(Low(a, b));
        odd = new(High(a, b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePairs(Doubles2 even, Doubles2 odd, double* destination)
    {
        Low(even.Value, odd.Value).Store(destination);
        High(even.Value, odd.Value).Store(destination + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTransposed(
        Doubles2 v0, Doubles2 v1, Doubles2 v2, Doubles2 v3, Doubles2 v4, Doubles2 v5, Doubles2 v6, Doubles2 v7, double* destination)
    {
        Low(v0.Value, v1.Value).Store(destination);
        Low(v2.Value, v3.Value).Store(destination + 2);
        Low(v4.Value, v5.Value).Store(destination + 4);
        Low(v6.Value, v7.Value).Store(destination + 6);
        High(v0.Value, v1.Value).Store(destination + 8);
        High(v2.Value, v3.Value).Store(destination + 10);
        High(v4.Value, v5.Value).Store(destination + 12);
        High(v6.Value, v7.Value).Store(destination + 14);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Low(Vector128<double> a, Vector128<double> b) => Vector128.Create(a.GetLower(), b.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> High(Vector128<double> a, Vector128<double> b) => Vector128.Create(a.GetUpper(), b.GetUpper());
}
