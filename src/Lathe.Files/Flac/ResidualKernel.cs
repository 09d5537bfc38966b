using System.Runtime.Intrinsics;

namespace Lathe.Files.Flac;

/// <summary>
/// What a predictor leaves. Samples and coefficients are whole numbers held in doubles: 33 + 15 + 5 bits at most, so every
/// product and sum is exact and no order of summation matters.
/// </summary>
internal static unsafe class ResidualKernel
{
    /// <summary>Sum of |residual| from index <paramref name="from"/> up to <paramref name="to"/>.</summary>
    /// <param name="x">Samples; those before <paramref name="from"/> are there as far as the predictor reaches.</param>
    public static double Magnitude(double* x, int from, int to, in Predictor predictor)
    {
        var scale = 1.0 / (1 << predictor.Shift);
        var order = predictor.Order;
        var total = 0.0;
        var i = from;
        fixed (double* coefficients = predictor.Coefficients)
        {
            var sums = Vector256<double>.Zero;
            for (; i + 16 <= to; i += 16)
            {
                var a = Vector256<double>.Zero;
                var b = a;
                var c = a;
                var d = a;
                for (var j = 0; j < order; j++)
                {
                    var factor = Vector256.Create(coefficients[j]);
                    var before = x + i - 1 - j;
                    a = Vector256.MultiplyAddEstimate(factor, Vector256.Load(before), a);
                    b = Vector256.MultiplyAddEstimate(factor, Vector256.Load(before + 4), b);
                    c = Vector256.MultiplyAddEstimate(factor, Vector256.Load(before + 8), c);
                    d = Vector256.MultiplyAddEstimate(factor, Vector256.Load(before + 12), d);
                }

                sums += Vector256.Abs(Vector256.Load(x + i) - Vector256.Floor(a * scale));
                sums += Vector256.Abs(Vector256.Load(x + i + 4) - Vector256.Floor(b * scale));
                sums += Vector256.Abs(Vector256.Load(x + i + 8) - Vector256.Floor(c * scale));
                sums += Vector256.Abs(Vector256.Load(x + i + 12) - Vector256.Floor(d * scale));
            }

            total = Vector256.Sum(sums);
            for (; i < to; i++)
            {
                total += Math.Abs(x[i] - Math.Floor(Predict(x + i, coefficients, order) * scale));
            }
        }

        return total;
    }

    /// <summary>Writes the residual from index predictor.Order on.</summary>
    /// <returns>Whether every value fits the format's 32 bits.</returns>
    public static bool TryCompute(double* x, int count, in Predictor predictor, Span<int> residual)
    {
        const double Limit = 1 << 30;
        var scale = 1.0 / (1 << predictor.Shift);
        var largest = Vector256<double>.Zero;
        var i = predictor.Order;
        fixed (double* coefficients = predictor.Coefficients)
        fixed (int* destination = residual)
        {
            for (; i + 4 <= count; i += 4)
            {
                var sum = Vector256<double>.Zero;
                for (var j = 0; j < predictor.Order; j++)
                {
                    sum = Vector256.MultiplyAddEstimate(Vector256.Create(coefficients[j]), Vector256.Load(x + i - 1 - j), sum);
                }

                var value = Vector256.Load(x + i) - Vector256.Floor(sum * scale);
                largest = Vector256.Max(largest, Vector256.Abs(value));
                destination[i] = (int)value[0];
                destination[i + 1] = (int)value[1];
                destination[i + 2] = (int)value[2];
                destination[i + 3] = (int)value[3];
            }

            for (; i < count; i++)
            {
                var value = x[i] - Math.Floor(Predict(x + i, coefficients, predictor.Order) * scale);
                largest = Vector256.Max(largest, Vector256.Create(Math.Abs(value)));
                destination[i] = (int)value;
            }
        }

        return Vector256.LessThanAll(largest, Vector256.Create(Limit));
    }

    private static double Predict(double* x, double* coefficients, int order)
    {
        var sum = 0.0;
        for (var j = 0; j < order; j++)
        {
            sum += coefficients[j] * x[-1 - j];
        }

        return sum;
    }
}
