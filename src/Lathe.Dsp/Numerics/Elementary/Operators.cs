using System.Runtime.CompilerServices;
using Lathe.Dsp.Kernels;

namespace Lathe.Dsp.Numerics.Elementary;

/// <summary>The elementary functions as operators of the loops.</summary>
internal static class Operators
{
    internal readonly struct Exp2 : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Exponential.Exp2(x);
    }

    internal readonly struct Exp : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Exponential.Exp(x);
    }

    internal readonly struct Log2 : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Logarithm.Log<TV, Logarithm.Octaves>(x);
    }

    internal readonly struct Log : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Logarithm.Log<TV, Logarithm.Nepers>(x);
    }

    internal readonly struct Log10 : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Logarithm.Log<TV, Logarithm.Decades>(x);
    }

    internal readonly struct Sin : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Trigonometric.Sin(x);
    }

    internal readonly struct Cos : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Trigonometric.Cos(x);
    }

    internal readonly struct Tan : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Trigonometric.Tan(x);
    }

    internal readonly struct SinPi : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Trigonometric.SinPi(x);
    }

    internal readonly struct CosPi : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Trigonometric.CosPi(x);
    }

    internal readonly struct Tanh : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Hyperbolic.Tanh(x);
    }

    internal readonly struct Sinh : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Hyperbolic.Sinh(x);
    }

    internal readonly struct Cosh : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Hyperbolic.Cosh(x);
    }

    internal readonly struct DbToGain : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Exponential.DbToGain(x);
    }

    internal readonly struct GainToDb : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, IDoubles<TV> => Logarithm.Log<TV, Logarithm.Decibels>(x & TV.Bits(Bits.Magnitude));
    }

    internal readonly struct Atan2 : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV y, TV x)
            where TV : struct, IDoubles<TV> => ArcTangent.Atan2(y, x);
    }
}
