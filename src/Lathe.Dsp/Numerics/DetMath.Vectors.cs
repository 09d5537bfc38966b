using System.Runtime.Intrinsics;
using Lathe.Dsp.Kernels;
using Lathe.Dsp.Numerics.Elementary;

namespace Lathe.Dsp.Numerics;

/// <content>The vector forms: every lane has the bits of the scalar form.</content>
public static partial class DetMath
{
    /// <inheritdoc cref="Exp2(double)"/>
    public static Vector128<double> Exp2(Vector128<double> x) => default(Operators.Exp2).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Exp2(double)"/>
    public static Vector256<double> Exp2(Vector256<double> x) => default(Operators.Exp2).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Exp2(double)"/>
    public static Vector512<double> Exp2(Vector512<double> x) => default(Operators.Exp2).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="Exp(double)"/>
    public static Vector128<double> Exp(Vector128<double> x) => default(Operators.Exp).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Exp(double)"/>
    public static Vector256<double> Exp(Vector256<double> x) => default(Operators.Exp).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Exp(double)"/>
    public static Vector512<double> Exp(Vector512<double> x) => default(Operators.Exp).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="Log2(double)"/>
    public static Vector128<double> Log2(Vector128<double> x) => default(Operators.Log2).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Log2(double)"/>
    public static Vector256<double> Log2(Vector256<double> x) => default(Operators.Log2).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Log2(double)"/>
    public static Vector512<double> Log2(Vector512<double> x) => default(Operators.Log2).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="Log(double)"/>
    public static Vector128<double> Log(Vector128<double> x) => default(Operators.Log).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Log(double)"/>
    public static Vector256<double> Log(Vector256<double> x) => default(Operators.Log).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Log(double)"/>
    public static Vector512<double> Log(Vector512<double> x) => default(Operators.Log).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="Log10(double)"/>
    public static Vector128<double> Log10(Vector128<double> x) => default(Operators.Log10).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Log10(double)"/>
    public static Vector256<double> Log10(Vector256<double> x) => default(Operators.Log10).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Log10(double)"/>
    public static Vector512<double> Log10(Vector512<double> x) => default(Operators.Log10).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="Sin(double)"/>
    public static Vector128<double> Sin(Vector128<double> x) => default(Operators.Sin).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Sin(double)"/>
    public static Vector256<double> Sin(Vector256<double> x) => default(Operators.Sin).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Sin(double)"/>
    public static Vector512<double> Sin(Vector512<double> x) => default(Operators.Sin).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="Cos(double)"/>
    public static Vector128<double> Cos(Vector128<double> x) => default(Operators.Cos).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Cos(double)"/>
    public static Vector256<double> Cos(Vector256<double> x) => default(Operators.Cos).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Cos(double)"/>
    public static Vector512<double> Cos(Vector512<double> x) => default(Operators.Cos).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="Tan(double)"/>
    public static Vector128<double> Tan(Vector128<double> x) => default(Operators.Tan).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Tan(double)"/>
    public static Vector256<double> Tan(Vector256<double> x) => default(Operators.Tan).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Tan(double)"/>
    public static Vector512<double> Tan(Vector512<double> x) => default(Operators.Tan).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="SinPi(double)"/>
    public static Vector128<double> SinPi(Vector128<double> x) => default(Operators.SinPi).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="SinPi(double)"/>
    public static Vector256<double> SinPi(Vector256<double> x) => default(Operators.SinPi).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="SinPi(double)"/>
    public static Vector512<double> SinPi(Vector512<double> x) => default(Operators.SinPi).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="CosPi(double)"/>
    public static Vector128<double> CosPi(Vector128<double> x) => default(Operators.CosPi).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="CosPi(double)"/>
    public static Vector256<double> CosPi(Vector256<double> x) => default(Operators.CosPi).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="CosPi(double)"/>
    public static Vector512<double> CosPi(Vector512<double> x) => default(Operators.CosPi).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="Tanh(double)"/>
    public static Vector128<double> Tanh(Vector128<double> x) => default(Operators.Tanh).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Tanh(double)"/>
    public static Vector256<double> Tanh(Vector256<double> x) => default(Operators.Tanh).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Tanh(double)"/>
    public static Vector512<double> Tanh(Vector512<double> x) => default(Operators.Tanh).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="Sinh(double)"/>
    public static Vector128<double> Sinh(Vector128<double> x) => default(Operators.Sinh).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Sinh(double)"/>
    public static Vector256<double> Sinh(Vector256<double> x) => default(Operators.Sinh).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Sinh(double)"/>
    public static Vector512<double> Sinh(Vector512<double> x) => default(Operators.Sinh).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="Cosh(double)"/>
    public static Vector128<double> Cosh(Vector128<double> x) => default(Operators.Cosh).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="Cosh(double)"/>
    public static Vector256<double> Cosh(Vector256<double> x) => default(Operators.Cosh).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="Cosh(double)"/>
    public static Vector512<double> Cosh(Vector512<double> x) => default(Operators.Cosh).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="DbToGain(double)"/>
    public static Vector128<double> DbToGain(Vector128<double> x) => default(Operators.DbToGain).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="DbToGain(double)"/>
    public static Vector256<double> DbToGain(Vector256<double> x) => default(Operators.DbToGain).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="DbToGain(double)"/>
    public static Vector512<double> DbToGain(Vector512<double> x) => default(Operators.DbToGain).Invoke(new Doubles8(x)).Value;

    /// <inheritdoc cref="GainToDb(double)"/>
    public static Vector128<double> GainToDb(Vector128<double> x) => default(Operators.GainToDb).Invoke(new Doubles2(x)).Value;

    /// <inheritdoc cref="GainToDb(double)"/>
    public static Vector256<double> GainToDb(Vector256<double> x) => default(Operators.GainToDb).Invoke(new Doubles4(x)).Value;

    /// <inheritdoc cref="GainToDb(double)"/>
    public static Vector512<double> GainToDb(Vector512<double> x) => default(Operators.GainToDb).Invoke(new Doubles8(x)).Value;
}
