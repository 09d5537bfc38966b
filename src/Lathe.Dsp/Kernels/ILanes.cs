namespace Lathe.Dsp.Kernels;

/// <summary>
/// The vector operations of one register width. A kernel written against it does the same operations on every
/// element in the same order at any width, so its bits do not depend on the instruction set.
/// </summary>
/// <typeparam name="TVector">The register type.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Doubles in a register: 2, 4 or 8.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(double* source);

    static abstract TVector Broadcast(double value);

    static abstract void Store(double* destination, TVector value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>c - a b, rounded once.</summary>
    static abstract TVector MultiplySubtractFrom(TVector a, TVector b, TVector c);

    /// <summary>The same elements, last first.</summary>
    static abstract TVector Reverse(TVector value);

    /// <summary>Splits 2 x <see cref="Count"/> values into those at even and those at odd positions.</summary>
    static abstract void LoadPairs(double* source, out TVector even, out TVector odd);

    /// <summary>The opposite of <see cref="LoadPairs"/>.</summary>
    static abstract void StorePairs(double* destination, TVector even, TVector odd);

    /// <summary>Stores element i of vector k at 8 i + k.</summary>
    static abstract void StoreTransposed(
        double* destination, TVector v0, TVector v1, TVector v2, TVector v3, TVector v4, TVector v5, TVector v6, TVector v7);
}
