namespace Lathe.Files.Flac;

/// <summary>A quantized linear predictor.</summary>
internal struct Predictor
{
    public const int MaxOrder = 32;

    private static readonly double[][] Fixed = [[], [1], [2, -1], [3, -3, 1], [4, -6, 4, -1]];

    public Predictor()
    {
    }

    public int Order;

    /// <summary>Bits of a coefficient; 0 for the fixed predictors, which are not written.</summary>
    public int Precision;

    /// <summary>The sum of products is divided by 2^Shift and rounded down.</summary>
    public int Shift;

    /// <summary>Whole numbers; the first belongs to the sample before.</summary>
    public readonly double[] Coefficients = new double[MaxOrder];

    /// <summary>Bits of its header beside the warm-up samples.</summary>
    public readonly int HeaderBits => Precision == 0 ? 0 : 9 + (Order * Precision);

    /// <summary>Makes it the fixed predictor of an order (RFC 9639, clause 9.2.5), 0 to 4.</summary>
    public void SetFixed(int order)
    {
        (Order, Precision, Shift) = (order, 0, 0);
        Fixed[order].CopyTo(Coefficients, 0);
    }

    /// <summary>
    /// Quantizes coefficients, handing each rounding error on to the next.
    /// </summary>
    /// <returns>Whether they can be written with a shift of 0 to 15.</returns>
    public bool TryQuantize(ReadOnlySpan<double> coefficients, int precision)
    {
        var largest = 0.0;
        foreach (var c in coefficients)
        {
            largest = Math.Max(largest, Math.Abs(c));
        }

        if (!(largest > 0) || !double.IsFinite(largest))
        {
            return false;
        }

        var shift = Math.Min(15, precision - 2 - Math.ILogB(largest));
        if (shift < 0)
        {
            return false;
        }

        var limit = 1 << (precision - 1);
        var error = 0.0;
        for (var i = 0; i < coefficients.Length; i++)
        {
            error += coefficients[i] * (1 << shift);
            var rounded = Math.Clamp(Math.Round(error), -limit, limit - 1);
            error -= rounded;
            Coefficients[i] = rounded;
        }

        (Order, Precision, Shift) = (coefficients.Length, precision, shift);
        return true;
    }

    public readonly void CopyTo(ref Predictor other)
    {
        (other.Order, other.Precision, other.Shift) = (Order, Precision, Shift);
        Coefficients.CopyTo(other.Coefficients, 0);
    }
}
