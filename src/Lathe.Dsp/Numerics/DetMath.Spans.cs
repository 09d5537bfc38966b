using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics.Elementary;

namespace Lathe.Dsp.Numerics;

/// <content>The span forms: every value has the bits of the scalar form; in place is allowed, spans of different lengths are not.</content>
public static partial class DetMath
{
    /// <inheritdoc cref="Exp2(double)"/>
    public static void Exp2(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Exp2), x, result);

    /// <inheritdoc cref="Exp(double)"/>
    public static void Exp(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Exp), x, result);

    /// <inheritdoc cref="Log2(double)"/>
    public static void Log2(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Log2), x, result);

    /// <inheritdoc cref="Log(double)"/>
    public static void Log(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Log), x, result);

    /// <inheritdoc cref="Log10(double)"/>
    public static void Log10(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Log10), x, result);

    /// <inheritdoc cref="Sin(double)"/>
    public static void Sin(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Sin), x, result);

    /// <inheritdoc cref="Cos(double)"/>
    public static void Cos(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Cos), x, result);

    /// <inheritdoc cref="Tan(double)"/>
    public static void Tan(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Tan), x, result);

    /// <inheritdoc cref="SinPi(double)"/>
    public static void SinPi(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.SinPi), x, result);

    /// <inheritdoc cref="CosPi(double)"/>
    public static void CosPi(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.CosPi), x, result);

    /// <inheritdoc cref="Tanh(double)"/>
    public static void Tanh(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Tanh), x, result);

    /// <inheritdoc cref="Sinh(double)"/>
    public static void Sinh(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Sinh), x, result);

    /// <inheritdoc cref="Cosh(double)"/>
    public static void Cosh(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.Cosh), x, result);

    /// <inheritdoc cref="DbToGain(double)"/>
    public static void DbToGain(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.DbToGain), x, result);

    /// <inheritdoc cref="GainToDb(double)"/>
    public static void GainToDb(ReadOnlySpan<double> x, Span<double> result) => Loops.Unary(default(Operators.GainToDb), x, result);

    /// <inheritdoc cref="Atan2(double, double)"/>
    public static void Atan2(ReadOnlySpan<double> y, ReadOnlySpan<double> x, Span<double> result) =>
        Loops.Binary(default(Operators.Atan2), y, x, result);
}
