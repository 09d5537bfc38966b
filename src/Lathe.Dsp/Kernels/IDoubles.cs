namespace Lathe.Dsp.Kernels;

/// <summary>
/// A register of doubles. Every operation here is exact or correctly rounded in each lane by IEEE 754, so that a formula written once against
/// this interface gives the same bits in every lane, at every width and on every machine. There are no estimates, and what moves values between
/// lanes computes nothing. Where <see cref="IsSupported"/> is false the arithmetic still works, emulated; the rest may not.
/// </summary>
/// <typeparam name="TSelf">The register type.</typeparam>
public unsafe interface IDoubles<TSelf>
    where TSelf : struct, IDoubles<TSelf>
{
    /// <summary>True where the machine has registers this wide; constant in compiled code.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Lanes in one register: 2, 4 or 8.</summary>
    static abstract int Count { get; }

    /// <summary>The value in lane 0.</summary>
    double First { get; }

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    /// <summary>And of the bits.</summary>
    static abstract TSelf operator &(TSelf a, TSelf b);

    /// <summary>Or of the bits.</summary>
    static abstract TSelf operator |(TSelf a, TSelf b);

    /// <summary>Exclusive or of the bits.</summary>
    static abstract TSelf operator ^(TSelf a, TSelf b);

    /// <summary>The same value in every lane.</summary>
    static abstract TSelf Broadcast(double value);

    /// <summary>The double of these bits in every lane.</summary>
    static abstract TSelf Bits(ulong bits);

    /// <summary>a * b + c with one rounding.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>c - a * b with one rounding.</summary>
    static abstract TSelf FusedMultiplyAddNegated(TSelf a, TSelf b, TSelf c);

    static abstract TSelf Sqrt(TSelf a);

    /// <summary>a where a &gt; b, else b: also where either is NaN.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>a where a &lt; b, else b: also where either is NaN.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>All bits set where a &lt; b; none where a lane is NaN.</summary>
    static abstract TSelf LessThan(TSelf a, TSelf b);

    /// <summary>All bits set where a = b; none where a lane is NaN.</summary>
    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>Bits of <paramref name="whenSet"/> where the mask's are set, else of <paramref name="otherwise"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf otherwise);

    /// <summary>Sum of the bits as 64-bit integers.</summary>
    static abstract TSelf AddBits(TSelf a, TSelf b);

    /// <summary>Difference of the bits as 64-bit integers.</summary>
    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    static abstract TSelf ShiftLeft(TSelf a, int bits);

    /// <summary>Shifts zeros in.</summary>
    static abstract TSelf ShiftRight(TSelf a, int bits);

    /// <summary>Reads <see cref="Count"/> values; no alignment needed.</summary>
    static abstract TSelf Load(ref readonly double source);

    /// <inheritdoc cref="Load(ref readonly double)"/>
    static abstract TSelf Load(double* source);

    /// <summary>Writes <see cref="Count"/> values; no alignment needed.</summary>
    static abstract void Store(TSelf value, ref double destination);

    /// <inheritdoc cref="Store(TSelf, ref double)"/>
    static abstract void Store(TSelf value, double* destination);

    /// <summary>Moves every lane one down, lane 1 to lane 0 and so on, and puts a value into the highest.</summary>
    static abstract TSelf ShiftDown(TSelf value, double highest);

    /// <summary>The same values, last first.</summary>
    static abstract TSelf Reverse(TSelf value);

    /// <summary>Splits 2 x <see cref="Count"/> values into those at even and those at odd positions.</summary>
    static abstract void LoadPairs(double* source, out TSelf even, out TSelf odd);

    /// <summary>The opposite of <see cref="LoadPairs"/>.</summary>
    static abstract void StorePairs(TSelf even, TSelf odd, double* destination);

    /// <summary>Stores lane i of register k at 8 i + k.</summary>
    static abstract void StoreTransposed(TSelf v0, TSelf v1, TSelf v2, TSelf v3, TSelf v4, TSelf v5, TSelf v6, TSelf v7, double* destination);
}
