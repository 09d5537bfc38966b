using System.Runtime.Intrinsics;
using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Tests.Numerics;

/// <summary>One function of DetMath in all its forms.</summary>
internal sealed record DetMathForms(
    string Name,
    Func<double, double> Scalar,
    DetMathForms.SpanForm Span,
    Func<Vector128<double>, Vector128<double>> V128,
    Func<Vector256<double>, Vector256<double>> V256,
    Func<Vector512<double>, Vector512<double>> V512)
{
    public static readonly DetMathForms[] All =
    [
        new("Exp2", DetMath.Exp2, DetMath.Exp2, DetMath.Exp2, DetMath.Exp2, DetMath.Exp2),
        new("Exp", DetMath.Exp, DetMath.Exp, DetMath.Exp, DetMath.Exp, DetMath.Exp),
        new("Log2", DetMath.Log2, DetMath.Log2, DetMath.Log2, DetMath.Log2, DetMath.Log2),
        new("Log", DetMath.Log, DetMath.Log, DetMath.Log, DetMath.Log, DetMath.Log),
        new("Log10", DetMath.Log10, DetMath.Log10, DetMath.Log10, DetMath.Log10, DetMath.Log10),
        new("Sin", DetMath.Sin, DetMath.Sin, DetMath.Sin, DetMath.Sin, DetMath.Sin),
        new("Cos", DetMath.Cos, DetMath.Cos, DetMath.Cos, DetMath.Cos, DetMath.Cos),
        new("Tan", DetMath.Tan, DetMath.Tan, DetMath.Tan, DetMath.Tan, DetMath.Tan),
        new("SinPi", DetMath.SinPi, DetMath.SinPi, DetMath.SinPi, DetMath.SinPi, DetMath.SinPi),
        new("CosPi", DetMath.CosPi, DetMath.CosPi, DetMath.CosPi, DetMath.CosPi, DetMath.CosPi),
        new("Tanh", DetMath.Tanh, DetMath.Tanh, DetMath.Tanh, DetMath.Tanh, DetMath.Tanh),
        new("Sinh", DetMath.Sinh, DetMath.Sinh, DetMath.Sinh, DetMath.Sinh, DetMath.Sinh),
        new("Cosh", DetMath.Cosh, DetMath.Cosh, DetMath.Cosh, DetMath.Cosh, DetMath.Cosh),
        new("DbToGain", DetMath.DbToGain, DetMath.DbToGain, DetMath.DbToGain, DetMath.DbToGain, DetMath.DbToGain),
        new("GainToDb", DetMath.GainToDb, DetMath.GainToDb, DetMath.GainToDb, DetMath.GainToDb, DetMath.GainToDb),
    ];

    public delegate void SpanForm(ReadOnlySpan<double> x, Span<double> result);
}
