using Lathe.Dsp.Numerics;

namespace Lathe.Dsp.Filters;

/// <summary>
/// One channel's crossover of two bands by squared Butterworth filters (S. Linkwitz, "Active Crossover Networks for Noncoincident Drivers",
/// JAES 1976), whose bands sum to an all-pass: flat magnitude. Bilinear transform, so that the sum is flat to rounding at every frequency.
/// </summary>
public sealed class LinkwitzRiley
{
    private readonly int _order;
    private readonly BiquadCascade _low;
    private readonly BiquadCascade _high;

    /// <param name="order">2, 4 or 8: 12, 24 or 48 dB an octave.</param>
    public LinkwitzRiley(int order)
    {
        if (order is not (2 or 4 or 8))
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, "A Linkwitz-Riley crossover has the order 2, 4 or 8.");
        }

        _order = order;
        _low = new BiquadCascade(order / 2);
        _high = new BiquadCascade(order / 2);
    }

    /// <summary>Moves the crossover over the next quantum.</summary>
    /// <param name="frequency">As a part of the sample rate, above 0 and below 0.5; both bands are 6 dB down there.</param>
    public void MoveTo(double frequency)
    {
        Span<BiquadCoefficients> low = stackalloc BiquadCoefficients[4];
        Span<BiquadCoefficients> high = stackalloc BiquadCoefficients[4];
        Span<BiquadCoefficients> sum = stackalloc BiquadCoefficients[2];
        Design(_order, frequency, low, high, sum);
        for (var i = 0; i < _order / 2; i++)
        {
            _low.MoveTo(i, low[i]);
            _high.MoveTo(i, high[i]);
        }
    }

    /// <summary>Splits one quantum.</summary>
    /// <param name="low">Holds the input, gets the low band.</param>
    /// <param name="high">Gets the high band.</param>
    public void Split(Span<double> low, Span<double> high)
    {
        low.CopyTo(high);
        BiquadCascade.Process(_low, low, _high, high);
    }

    public void Reset()
    {
        _low.Reset();
        _high.Reset();
    }

    /// <summary>The sections of both bands, order / 2 each, and of the all-pass that they sum to: order / 4, of order 2 one of first order.</summary>
    /// <param name="order">2, 4 or 8.</param>
    /// <param name="frequency">As a part of the sample rate, above 0 and below 0.5.</param>
    /// <param name="low">Gets the low band's.</param>
    /// <param name="high">Gets the high band's; that of order 2 is turned over, else the bands would cancel at the crossover.</param>
    /// <param name="sum">Gets the all-pass's.</param>
    internal static void Design(
        int order, double frequency, Span<BiquadCoefficients> low, Span<BiquadCoefficients> high, Span<BiquadCoefficients> sum)
    {
        var g = DetMath.Tan(Math.PI * frequency);
        for (var i = 0; i < order / 2; i++)
        {
            // Order 2 is two equal sections of first order in one; higher orders have each Butterworth section of half the order twice.
            var q = order == 2 ? 0.5 : Butterworth.Q(order / 2, i / 2);
            var norm = 1 / (1 + (g * ((1 / q) + g)));
            var a1 = 2 * ((g * g) - 1) * norm;
            var a2 = (1 - (g / q) + (g * g)) * norm;
            var (l, h) = (g * g * norm, order == 2 ? -norm : norm);
            low[i] = new(l, 2 * l, l, a1, a2);
            high[i] = new(h, -2 * h, h, a1, a2);
            sum[i / 2] = new(a2, a1, 1, a1, a2);
        }

        if (order == 2)
        {
            var pole = (g - 1) / (g + 1);
            sum[0] = new(pole, 1, 0, pole, 0);
        }
    }
}
