namespace Lathe.Dsp.Kernels;

/// <summary>One value in, one out: written once, run at any width by <see cref="Loops"/>. Constants of the operation are fields of the struct.</summary>
public interface IUnaryOperator
{
    TV Invoke<TV>(TV x)
        where TV : struct, IDoubles<TV>;
}

/// <summary>Two values in, one out.</summary>
public interface IBinaryOperator
{
    TV Invoke<TV>(TV x, TV y)
        where TV : struct, IDoubles<TV>;
}

/// <summary>Three values in, one out.</summary>
public interface ITernaryOperator
{
    TV Invoke<TV>(TV x, TV y, TV z)
        where TV : struct, IDoubles<TV>;
}

/// <summary>
/// Brings two spans of values to one number. Eight running values are kept whatever the machine's registers, and joined in one fixed order, so
/// that the bits depend on the values and their order alone.
/// </summary>
public interface IReduction
{
    /// <summary>What the running values start as, and the result for no values.</summary>
    double Identity { get; }

    /// <summary>Takes a value of each input into a running value. A reduction of one input ignores <paramref name="y"/>.</summary>
    TV Take<TV>(TV running, TV x, TV y)
        where TV : struct, IDoubles<TV>;

    /// <summary>Joins two running values.</summary>
    TV Join<TV>(TV a, TV b)
        where TV : struct, IDoubles<TV>;
}
