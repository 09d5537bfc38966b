using System.Runtime.CompilerServices;

namespace Lathe.Dsp.Kernels;

internal readonly struct Negated : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x)
        where TV : struct, IDoubles<TV> => -x;
}

internal readonly struct Magnitude : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x)
        where TV : struct, IDoubles<TV> => x & TV.Bits(0x7FFF_FFFF_FFFF_FFFF);
}

internal readonly struct Squared : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x)
        where TV : struct, IDoubles<TV> => x * x;
}

internal readonly struct Root : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x)
        where TV : struct, IDoubles<TV> => TV.Sqrt(x);
}

internal readonly struct Scaled(double gain) : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x)
        where TV : struct, IDoubles<TV> => x * TV.Broadcast(gain);
}

internal readonly struct Bounded(double least, double greatest) : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x)
        where TV : struct, IDoubles<TV> => TV.Select(TV.LessThan(x, TV.Broadcast(least)), TV.Broadcast(least), TV.Select(TV.LessThan(TV.Broadcast(greatest), x), TV.Broadcast(greatest), x));
}

internal readonly struct Sum : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x, TV y)
        where TV : struct, IDoubles<TV> => x + y;
}

internal readonly struct Difference : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x, TV y)
        where TV : struct, IDoubles<TV> => x - y;
}

internal readonly struct Product : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x, TV y)
        where TV : struct, IDoubles<TV> => x * y;
}

internal readonly struct Greater : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x, TV y)
        where TV : struct, IDoubles<TV> => TV.Select(TV.LessThan(y, x), x, y);
}

internal readonly struct Lesser : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x, TV y)
        where TV : struct, IDoubles<TV> => TV.Select(TV.LessThan(x, y), x, y);
}

internal readonly struct ScaledSum(double gain) : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x, TV y)
        where TV : struct, IDoubles<TV> => TV.FusedMultiplyAdd(x, TV.Broadcast(gain), y);
}

internal readonly struct FusedProductSum : ITernaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TV Invoke<TV>(TV x, TV y, TV z)
        where TV : struct, IDoubles<TV> => TV.FusedMultiplyAdd(x, y, z);
}
