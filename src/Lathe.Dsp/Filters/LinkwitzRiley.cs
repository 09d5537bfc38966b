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
        var g = DetMath.Tan(Math.PI * frequency);
        for (var i = 0; i < _order / 2; i++)
        {
            // Order 2 is two equal sections of first order in one; higher orders have each Butterworth section of half the order twice.
            var q = _order == 2 ? 0.5 : Butterworth.Q(_order / 2, i / 2);
            var norm = 1 / (1 + (g * ((1 / q) + g)));
            var a1 = 2 * ((g * g) - 1) * norm;
            var a2 = (1 - (g / q) + (g * g)) * norm;
            var low = g * g * norm;

            // The high band of order 2 is turned over, else the bands would cancel at the crossover.
            var high = _order == 2 ? -norm : norm;
            _low.MoveTo(i, new(low, 2 * low, low, a1, a2));
            _high.MoveTo(i, new(high, -2 * high, high, a1, a2));
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
}
