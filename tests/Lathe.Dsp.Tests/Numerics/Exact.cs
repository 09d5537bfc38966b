using System.Numerics;

namespace Lathe.Dsp.Tests.Numerics;

/// <summary>
/// Elementary functions in fixed point with 320 fractional bits, by plain Taylor series: the slow and simple reference for DetMath. A value is
/// Units * 2^Exponent, so that results of any size keep their precision.
/// </summary>
internal readonly record struct Exact(BigInteger Units, int Exponent)
{
    private const int Fraction = 320;

    private static readonly BigInteger One = BigInteger.One << Fraction;
    private static readonly BigInteger Ln2Units = 2 * ArTanH(One / 3);
    private static readonly BigInteger Ln10Units = LogUnits(10 * One / 8) + (3 * Ln2Units);
    private static readonly BigInteger PiUnits = 4 * ((4 * ArcTanUnits(One / 5)) - ArcTanUnits(One / 239));

    /// <summary>The value of a finite double.</summary>
    public static Exact Of(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var field = (int)((bits >> 52) & 0x7FF);
        var mantissa = (bits & 0xF_FFFF_FFFF_FFFF) | (field == 0 ? 0 : 1L << 52);
        return new Exact(bits < 0 ? -mantissa : mantissa, Math.Max(field, 1) - 1075);
    }

    public static Exact Exp(double x) => ExpUnits(Of(x).Fixed());

    public static Exact Exp2(double x) => ExpUnits(Times(Of(x).Fixed(), Ln2Units));

    public static Exact DbToGain(double x) => ExpUnits(Times(Of(x).Fixed(), Ln10Units) / 20);

    public static Exact Pow(double x, double y) => ExpUnits(Times(NaturalLog(x), Of(y).Fixed()));

    public static Exact Log(double x) => new(NaturalLog(x), -Fraction);

    public static Exact Log2(double x) => new((NaturalLog(x) << Fraction) / Ln2Units, -Fraction);

    public static Exact Log10(double x) => new((NaturalLog(x) << Fraction) / Ln10Units, -Fraction);

    public static Exact GainToDb(double x) => new((20 * NaturalLog(x) << Fraction) / Ln10Units, -Fraction);

    public static Exact Sin(double x) => new(SinUnits(Of(x).Fixed()), -Fraction);

    public static Exact Cos(double x) => new(SinUnits(Of(x).Fixed() + (PiUnits / 2)), -Fraction);

    public static Exact Tan(double x) => new((SinUnits(Of(x).Fixed()) << Fraction) / SinUnits(Of(x).Fixed() + (PiUnits / 2)), -Fraction);

    public static Exact SinPi(double x) => new(SinUnits(Times(Of(x).Fixed(), PiUnits)), -Fraction);

    public static Exact CosPi(double x) => new(SinUnits(Times(Of(x).Fixed(), PiUnits) + (PiUnits / 2)), -Fraction);

    public static Exact Sinh(double x)
    {
        var (grow, shrink) = (Exp(x).Fixed(), Exp(-x).Fixed());
        return new((grow - shrink) / 2, -Fraction);
    }

    public static Exact Cosh(double x)
    {
        var (grow, shrink) = (Exp(x).Fixed(), Exp(-x).Fixed());
        return new((grow + shrink) / 2, -Fraction);
    }

    public static Exact Tanh(double x)
    {
        var (grow, shrink) = (Exp(x).Fixed(), Exp(-x).Fixed());
        return new((grow - shrink << Fraction) / (grow + shrink), -Fraction);
    }

    public static Exact Atan2(double y, double x)
    {
        var (py, px) = (Of(y), Of(x));
        var shift = Math.Min(py.Exponent, px.Exponent);
        var (uy, ux) = (py.Units << (py.Exponent - shift), px.Units << (px.Exponent - shift));
        if (BigInteger.Abs(uy) > BigInteger.Abs(ux))
        {
            return new((PiUnits / 2 * uy.Sign) - ArcTanUnits((ux << Fraction) / uy), -Fraction);
        }

        return new(ArcTanUnits((uy << Fraction) / ux) + (ux.Sign < 0 ? PiUnits * uy.Sign : 0), -Fraction);
    }

    public static Exact Asin(double x) => new(ArcTanOfSine(Of(x).Fixed()), -Fraction);

    public static Exact Acos(double x) => new((PiUnits / 2) - ArcTanOfSine(Of(x).Fixed()), -Fraction);

    /// <summary>How far a double lies from this value, in units of the last place of a double of this size.</summary>
    public double UlpsTo(double actual)
    {
        var size = (int)BigInteger.Abs(Units).GetBitLength() + Exponent - 1;
        var ulp = Math.Max(size, -1022) - 52;
        var other = Of(actual);
        var shift = Math.Min(Exponent, other.Exponent);
        var difference = BigInteger.Abs((Units << (Exponent - shift)) - (other.Units << (other.Exponent - shift)));
        var scale = shift - ulp + 30; // thirty more bits than whole ulps
        var scaled = scale >= 0 ? difference << scale : difference >> -scale;
        return (double)scaled / (1 << 30);
    }

    /// <summary>In units of 2^-320.</summary>
    private BigInteger Fixed() => Exponent + Fraction >= 0 ? Units << (Exponent + Fraction) : Units >> -(Exponent + Fraction);

    private static BigInteger Times(BigInteger a, BigInteger b) => (a * b) >> Fraction;

    private static Exact ExpUnits(BigInteger x)
    {
        var n = (int)(x / Ln2Units);
        var r = (x - (n * Ln2Units)) >> 8;
        BigInteger sum = One, term = One;
        for (var i = 1; !term.IsZero; i++)
        {
            term = Times(term, r) / i;
            sum += term;
        }

        for (var i = 0; i < 8; i++)
        {
            sum = Times(sum, sum);
        }

        return new Exact(sum, n - Fraction);
    }

    private static BigInteger NaturalLog(double x)
    {
        var value = Of(x);
        var size = (int)value.Units.GetBitLength();
        return LogUnits(value.Units << (Fraction - size)) + ((value.Exponent + size) * Ln2Units);
    }

    private static BigInteger LogUnits(BigInteger m) => 2 * ArTanH(((m - One) << Fraction) / (m + One));

    private static BigInteger ArTanH(BigInteger s)
    {
        var square = Times(s, s);
        BigInteger sum = 0, power = s;
        for (var i = 1; BigInteger.Abs(power) > 1; i += 2)
        {
            sum += power / i;
            power = Times(power, square);
        }

        return sum;
    }

    private static BigInteger SinUnits(BigInteger x)
    {
        x = BigInteger.Remainder(x, 2 * PiUnits);
        BigInteger sum = 0, term = x, square = Times(x, x);
        for (var i = 2; BigInteger.Abs(term) > 1; i += 2)
        {
            sum += term;
            term = -Times(term, square) / (i * (i + 1));
        }

        return sum;
    }

    private static BigInteger ArcTanOfSine(BigInteger x)
    {
        var cosine = Root(One - Times(x, x));
        return BigInteger.Abs(x) > cosine ? (PiUnits / 2 * x.Sign) - ArcTanUnits((cosine << Fraction) / x) : ArcTanUnits((x << Fraction) / cosine);
    }

    /// <summary>The argument is halved three times by tan(a/2) = tan a / (1 + sqrt(1 + tan^2 a)).</summary>
    private static BigInteger ArcTanUnits(BigInteger x)
    {
        for (var i = 0; i < 3; i++)
        {
            x = (x << Fraction) / (One + Root(One + Times(x, x)));
        }

        BigInteger sum = 0, power = x, square = Times(x, x);
        for (var i = 1; BigInteger.Abs(power) > 1; i += 2)
        {
            sum += power / i;
            power = -Times(power, square);
        }

        return sum << 3;
    }

    /// <summary>The square root by Newton's iteration from above.</summary>
    private static BigInteger Root(BigInteger x)
    {
        var square = x << Fraction;
        var root = One << (int)((square.GetBitLength() / 2) - Fraction + 2);
        while (true)
        {
            var next = (root + (square / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
